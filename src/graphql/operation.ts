import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { DocumentNode, ExecutionArgs, GraphQLSchema, OperationTypeNode } from 'graphql';
import { LIMITS, checkLimits, limitsRule } from './limits.ts';
import type { OperationRequest } from './persisted-documents.ts';

/** The rules that an operation must keep; `server.ts` gives Apollo the same. */
const VALIDATION_RULES = [limitsRule, ...specifiedRules];

export interface ValidationOptions {
  /** Without introspection, errors do not suggest names either. */
  readonly isIntrospectionOn: boolean;
}

export type PreparedOperation = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues' | 'hideSuggestions'> & {
  readonly operationType: OperationTypeNode;
};

/** Parses and checks an operation as Apollo does for HTTP, or says what is wrong with it. */
export function prepareOperation(
  schema: GraphQLSchema,
  request: OperationRequest,
  options: ValidationOptions,
): PreparedOperation | GraphQLError[] {
  const malformed = faultOf(request);
  if (malformed !== undefined) return [malformed];
  const { query, operationName, variables } = request as { query: string; operationName?: string | null; variables?: Variables | null };
  const document = parseDocument(schema, query, options);
  if (Array.isArray(document)) return document;
  const operation = getOperationAST(document, operationName);
  if (!operation) return [fault('"operationName" must name one of the operations that are sent.', 'OPERATION_RESOLUTION_FAILURE')];
  const variableValues = variables ?? {};
  const hideSuggestions = !options.isIntrospectionOn;
  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues, { hideSuggestions });
  // The same happens in the execution, but its error would not say whose fault it is.
  if (errors !== undefined) return errors.map((error) => withCode(error, 'BAD_USER_INPUT'));
  const excess = checkLimits(schema, { document, operation, variables: coerced });
  if (excess !== undefined) return [excess];
  const { operation: operationType } = operation;
  return { schema, document, operationName, variableValues, hideSuggestions, operationType };
}

type Variables = Record<string, unknown>;

/** What is wrong with the request before its text is looked at. */
function faultOf({ query, operationName, variables }: OperationRequest): GraphQLError | undefined {
  if (typeof query !== 'string' || query === '') return fault('The operation has no "query" that is a text.', 'BAD_REQUEST');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return fault('"operationName" must be a text.', 'BAD_REQUEST');
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables)))
    return fault('"variables" must be an object.', 'BAD_REQUEST');
  return undefined;
}

/** The document of a GraphQL text that keeps all rules, or its errors. */
export function parseDocument(
  schema: GraphQLSchema,
  text: string,
  { isIntrospectionOn }: ValidationOptions,
): DocumentNode | GraphQLError[] {
  try {
    const document = parse(text, { maxTokens: LIMITS.tokens });
    const rules = isIntrospectionOn ? VALIDATION_RULES : [...VALIDATION_RULES, NoSchemaIntrospectionCustomRule];
    const errors = validate(schema, document, rules, { hideSuggestions: !isIntrospectionOn });
    return errors.length === 0 ? document : errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
    throw error;
  }
}

function fault(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions } = error;
  return new GraphQLError(error.message, { nodes, source, positions, extensions: { ...error.extensions, code } });
}
