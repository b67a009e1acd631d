import { GraphQLError, NoSchemaIntrospectionCustomRule, getOperationAST, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, ExecutionArgs, GraphQLSchema } from 'graphql';
import { LIMITS, checkLimits, limitsRule } from './limits.ts';

/** The rules that an operation must keep; `server.ts` gives Apollo the same. */
const VALIDATION_RULES = [limitsRule, ...specifiedRules];

/** An operation as WebSocket and server-sent-events clients send it. */
export interface OperationRequest {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

export type PreparedOperation = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/** Parses and checks an operation as Apollo does for HTTP, or says what is wrong with it. */
export function prepareOperation(
  schema: GraphQLSchema,
  request: OperationRequest,
  { isIntrospectionOn }: { isIntrospectionOn: boolean },
): PreparedOperation | GraphQLError[] {
  const { query, operationName, variables } = request;
  if (typeof query !== 'string') return [fault('The operation has no "query" that is a text.', 'BAD_REQUEST')];
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return [fault('"operationName" must be a text.', 'BAD_REQUEST')];
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables)))
    return [fault('"variables" must be an object.', 'BAD_REQUEST')];
  const variableValues = (variables ?? {}) as Record<string, unknown>;
  const document = parseOperation(query);
  if (document instanceof GraphQLError) return [document];
  const errors = validate(schema, document, isIntrospectionOn ? VALIDATION_RULES : [...VALIDATION_RULES, NoSchemaIntrospectionCustomRule]);
  if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
  const operation = getOperationAST(document, operationName);
  if (!operation) return [fault('"operationName" must name one of the operations that are sent.', 'OPERATION_RESOLUTION_FAILURE')];
  const excess = checkLimits(schema, { document, operation, variables: variableValues });
  return excess === undefined ? { schema, document, operationName: operationName ?? undefined, variableValues } : [excess];
}

function parseOperation(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return withCode(error, 'GRAPHQL_PARSE_FAILED');
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
