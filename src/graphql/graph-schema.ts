import { Neo4jGraphQL } from '@neo4j/graphql';
import { Kind, parse, parseType } from 'graphql';
import type { DocumentNode, FieldDefinitionNode, GraphQLSchema, ObjectTypeDefinitionNode, TypeNode } from 'graphql';
import { KNOWLEDGE_LABELS } from '../domain/knowledge.ts';
import { readSchemaFile } from './schema-files.ts';

const SCALARS: ReadonlySet<string> = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);
const LABELS: ReadonlySet<string> = new Set(KNOWLEDGE_LABELS);
const TEXT = parseType('String!');

/**
 * What is added to every node type before @neo4j/graphql reads it, so that none can be forgotten: only the tenant's own nodes, and of those
 * only the ones in a scope of the asker. Reads alone are generated: no changes, aggregates or subscriptions.
 */
const guard = (label: string, hasScope: boolean): string => `
  extend type ${label}
    @node
    @authorization(filter: [{ where: { node: { tenantId: { eq: "$jwt.tenantId" }, scope: { in: "$jwt.scopes" } } } }])
    @mutation(operations: [])
    @query(read: true, aggregate: false)
    @subscription(events: []) {
    tenantId: String!
    ${hasScope ? '' : 'scope: String!'}
  }`;

/**
 * The schema that @neo4j/graphql generates from the properties of the node types of `schema/knowledge.graphql`. It is never published: our
 * own operations run on it (`graph-lists.ts`), so nothing that it could do beyond those can be reached. Relationships are left out: what
 * filters a node cannot filter a relationship by its own scope, so `KnowledgeStore` reads those.
 */
export async function createGraphSchema(): Promise<GraphQLSchema> {
  const types = propertiesOnly(readSchemaFile('knowledge'));
  const guards = types.definitions.map((type) => {
    const { name, fields } = type as ObjectTypeDefinitionNode;
    return guard(name.value, fields?.some((field) => field.name.value === 'scope') ?? false);
  });
  const typeDefs = [types, parse(guards.join('\n'))];
  const String = { LT: true, LTE: true, GT: true, GTE: true, CASE_INSENSITIVE: true };
  const features = { filters: { String }, authorization: { key: 'unused: context.jwt is always given' } };
  return new Neo4jGraphQL({ typeDefs, features }).getSchema();
}

/** The node types with those fields that are properties of the node itself. Ids are texts here: pages go by what comes after one. */
function propertiesOnly(document: DocumentNode): DocumentNode {
  const nodeTypes = document.definitions.filter(
    (definition): definition is ObjectTypeDefinitionNode =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && LABELS.has(definition.name.value),
  );
  return {
    kind: Kind.DOCUMENT,
    definitions: nodeTypes.map((type) => ({ ...type, interfaces: [], fields: type.fields?.filter(isProperty).map(withTextForId) })),
  };
}

function isProperty({ type }: FieldDefinitionNode): boolean {
  return SCALARS.has(nameOf(type));
}

function withTextForId(field: FieldDefinitionNode): FieldDefinitionNode {
  return nameOf(field.type) === 'ID' ? { ...field, type: TEXT } : field;
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
