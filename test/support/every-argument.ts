import {
  GraphQLList,
  GraphQLNonNull,
  getNamedType,
  getOperationAST,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  parse,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import { checkLimits } from '../../src/graphql/limits.ts';

/** What a value may lead to: a node, a place in a list, nodes of that name, or nothing that anybody else wrote. */
export type ArgumentKind = 'id' | 'cursor' | 'name' | 'content';

/** One place in the schema where a client may put a text or an id. */
export interface ArgumentPlace {
  /** For example `Query.employees(where.id.eq)`. */
  readonly name: string;
  readonly kind: ArgumentKind;
  /** An operation with this value in the place, and something harmless wherever else something must be. */
  request(value: string): OperationOf;
}

export interface OperationOf {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Texts by the input type and field, or the argument, that takes them. What is missing here has no case: the caller fails. */
const TEXT_KINDS: Readonly<Record<string, ArgumentKind>> = {
  after: 'cursor',
  before: 'cursor',
  'StringFilter.eq': 'name',
  'StringFilter.in': 'name',
  'StringFilter.contains': 'name',
  'StringFilter.startsWith': 'name',
  'StringFilter.endsWith': 'name',
  'SearchFilter.documentTypes': 'name',
  'SearchFilter.statuses': 'name',
  'SearchInput.query': 'name',
  'AnswerInput.question': 'name',
  'AskInput.question': 'name',
  'TimeFilter.from': 'content',
  'TimeFilter.before': 'content',
  'IngestDocumentsInput.source': 'content',
  ...Object.fromEntries(
    ['approvers', 'authors', 'projects', 'references', 'related', 'replaces', 'requires', 'reviewers', 'scope', 'topics'].map((field) => [
      `DocumentInput.${field}`,
      'name' as const,
    ]),
  ),
  ...Object.fromEntries(
    ['createdAt', 'externalId', 'language', 'status', 'text', 'title', 'type', 'updatedAt', 'url'].map((field) => [
      `DocumentInput.${field}`,
      'content' as const,
    ]),
  ),
};

/** Stands where something must be. */
const HARMLESS_TEXT = 'engine';
export const UNKNOWN_ID = 'doc_00000000000000000000000000000000';

/** Every place of the schema. @throws Error for a text that {@link TEXT_KINDS} does not know, or a field that nothing leads to */
export function everyArgument(schema: GraphQLSchema): ArgumentPlace[] {
  return fieldsOf(schema).flatMap(({ type, field }) =>
    field.args.flatMap((argument) =>
      leavesOf(argument.type, argument.name, []).map(({ path, kind, build }) => ({
        name: `${type.name}.${field.name}(${path})`,
        kind,
        request: (value: string) => operationOf(schema, { type, field, given: { [argument.name]: build(value) } }),
      })),
    ),
  );
}

/** Every field of the root types, with something harmless wherever something must be. */
export function everyOperation(schema: GraphQLSchema): (OperationOf & { readonly name: string })[] {
  return rootTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({
      name: `${type.name}.${field.name}`,
      ...operationOf(schema, { type, field, given: {} }),
    })),
  );
}

const rootTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  [schema.getQueryType(), schema.getSubscriptionType(), schema.getMutationType()].filter((type) => type !== null && type !== undefined);

interface Place {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

function fieldsOf(schema: GraphQLSchema): Place[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  return (types as GraphQLObjectType[]).flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
}

interface Leaf {
  readonly path: string;
  readonly kind: ArgumentKind;
  readonly build: (value: string) => unknown;
}

/** The texts and ids inside an input. An input inside itself (`and`, `or`, `not`) is entered once more, for its ids alone. */
function leavesOf(type: GraphQLInputType, owner: string, inside: readonly GraphQLInputObjectType[]): Leaf[] {
  const named = getNamedType(type);
  const wrap = (value: unknown): unknown => (isList(type) ? [value] : value);
  if (!isInputObjectType(named)) {
    if (named.name !== 'ID' && named.name !== 'String') return [];
    const kind = named.name === 'ID' ? 'id' : TEXT_KINDS[owner];
    if (kind === undefined) throw new Error(`${owner} takes a text, and no case says what it may lead to.`);
    return [{ path: owner.split('.').at(-1) ?? owner, kind, build: wrap }];
  }
  const depth = inside.filter((outer) => outer === named).length;
  if (depth > 1) return [];
  const fields = Object.values(named.getFields()).filter(({ type: of }) => depth === 0 || getNamedType(of).name === 'IdFilter');
  return fields.flatMap((field) =>
    leavesOf(field.type, `${named.name}.${field.name}`, [...inside, named]).map(({ path, kind, build }) => ({
      path: `${owner.split('.').at(-1)}.${path}`,
      kind,
      build: (value: string) => wrap({ ...(harmless(named) as object), [field.name]: build(value) }),
    })),
  );
}

/** The least that the type takes. */
function harmless(type: GraphQLInputType): unknown {
  if (isList(type)) return [harmless(getNamedType(type))];
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID' ? UNKNOWN_ID : HARMLESS_TEXT;
  const required = Object.values(named.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(required.map((field) => [field.name, harmless(field.type)]));
}

function isList(type: GraphQLInputType): boolean {
  return type instanceof GraphQLList || (type instanceof GraphQLNonNull && type.ofType instanceof GraphQLList);
}

function operationOf(schema: GraphQLSchema, { type, field, given }: Place & { given: Readonly<Record<string, unknown>> }): OperationOf {
  const way = wayTo(schema, type);
  const used = [...way.needs, ...field.args.filter((argument) => argument.name in given || isRequiredArgument(argument))];
  const variables = Object.fromEntries(used.map(({ name, type: of }) => [name, given[name] ?? harmless(of)]));
  const declared = used.map(({ name, type: of }) => `$${name}: ${of.toString()}`).join(', ');
  const passed = passedOn(used.filter((argument) => !way.needs.includes(argument)));
  const queries = [2, 1].map((depth) => {
    const selection = selectionOf(schema, getNamedType(field.type), { depth });
    return `${way.kind} ${declared && `(${declared})`} { ${way.before} ${field.name} ${passed} ${selection} ${way.after} }`;
  });
  const query = queries.find((each) => isWithinLimits(schema, each));
  if (query === undefined) throw new Error(`${type.name}.${field.name} cannot be asked for within the limits.`);
  return { query, variables };
}

function isWithinLimits(schema: GraphQLSchema, query: string): boolean {
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation !== null && operation !== undefined && checkLimits(schema, { document, operation, variables: {} }) === undefined;
}

/** Arguments handed on from variables of the same names. */
function passedOn(used: readonly GraphQLArgument[]): string {
  return used.length === 0 ? '' : `(${used.map(({ name }) => `${name}: $${name}`).join(', ')})`;
}

interface Way {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** What stands around a field of the type. */
  readonly before: string;
  readonly after: string;
  /** The arguments without which the type cannot be reached. */
  readonly needs: readonly GraphQLArgument[];
}

function wayTo(schema: GraphQLSchema, type: GraphQLObjectType): Way {
  const root = { before: '', after: '', needs: [] };
  if (type === schema.getQueryType()) return { kind: 'query', ...root };
  if (type === schema.getMutationType()) return { kind: 'mutation', ...root };
  if (type === schema.getSubscriptionType()) return { kind: 'subscription', ...root };
  const inside = INSIDE_DOCUMENTS[type.name];
  if (inside !== undefined) {
    return { kind: 'query', before: `documents { ${inside.join(' { ')} {`, after: '} '.repeat(inside.length + 1), needs: [] };
  }
  const field = leadTo(schema, type);
  const needs = field.args.filter(isRequiredArgument);
  return { kind: 'query', before: `${field.name} ${passedOn(needs)} {`, after: '}', needs };
}

/** The fields that lead from a document to the types that no list of Query has. */
const INSIDE_DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  Section: ['sections', 'nodes'],
  Chunk: ['sections', 'nodes', 'chunks', 'nodes'],
};

/** The field of `Query` that leads to the type: a list of it, or what takes more than an id. */
function leadTo(schema: GraphQLSchema, type: GraphQLObjectType): GraphQLField<unknown, unknown> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) => getNamedType(field.type) === type);
  const lead = fields.find(({ args }) => args.some(({ name }) => name === 'limit' || name === 'input'));
  if (lead === undefined) throw new Error(`${type.name} has a field with an argument, and no field of Query leads to it.`);
  return lead;
}

/** Everything that can be read without arguments, so many levels deep; but numbers of relevance, which depend on the words of all texts. */
function selectionOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  { depth, beside = [] }: { depth: number; beside?: readonly GraphQLObjectType[] },
): string {
  if (isLeafType(type)) return '';
  if (isUnionType(type) || isInterfaceType(type)) {
    const possible = schema.getPossibleTypes(type);
    const parts = possible.map((each) => `... on ${each.name} ${selectionOf(schema, each, { depth, beside: possible })}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) throw new Error(`${type.name} cannot be read.`);
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    // The nodes of a page stand in its edges too.
    if (field.name === 'nodes' || field.args.some(isRequiredArgument) || named.name === 'Float' || (depth === 0 && !isLeafType(named)))
      return [];
    // Types beside each other in a union may give one name to fields of two types, which cannot be read at once: the first one's is.
    const first = beside.map((other) => other.getFields()[field.name]).find((other) => other !== undefined);
    if (first !== undefined && first.type.toString() !== field.type.toString()) return [];
    return [`${field.name} ${selectionOf(schema, named, { depth: depth - 1 })}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}
