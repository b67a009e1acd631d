import { execute, parse } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { App } from '../app.ts';
import type { KnowledgeLabel } from '../domain/knowledge.ts';
import { SHOWN_PROPERTIES } from '../domain/knowledge-node.ts';
import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { Principal } from '../domain/principal.ts';
import { AppError } from '../errors.ts';
import type { NodeSort, NodeWhere } from './list-conditions.ts';

/** Where and how a list of nodes is read: values that were checked. */
export interface ListQuery {
  readonly where: NodeWhere;
  readonly sort: readonly NodeSort[];
  readonly limit: number;
  /** How many to leave out first. */
  readonly offset?: number;
}

/** The root fields that @neo4j/graphql generates. */
const FIELDS: Readonly<Record<KnowledgeLabel, string>> = {
  Employee: 'employees',
  Project: 'projects',
  Group: 'groups',
  Topic: 'topics',
  Document: 'documents',
};

/** Lists of nodes, read by @neo4j/graphql: one operation of ours a type, run on the schema that it generates. */
export class GraphLists {
  readonly #schema: GraphQLSchema;
  readonly #graph: Pick<App, 'readGeneratedQuery'>;
  readonly #documents = new Map<string, DocumentNode>();

  constructor(schema: GraphQLSchema, graph: Pick<App, 'readGeneratedQuery'>) {
    this.#schema = schema;
    this.#graph = graph;
  }

  /** @throws AppError as the graph does */
  async list(principal: Principal, label: KnowledgeLabel, query: ListQuery, signal: AbortSignal): Promise<KnowledgeNode[]> {
    const field = FIELDS[label];
    const text = `query ($where: ${label}Where, $sort: [${label}Sort!], $limit: Int, $offset: Int = 0) {
      ${field}(where: $where, sort: $sort, limit: $limit, offset: $offset) { ${SHOWN_PROPERTIES[label].join(' ')} }
    }`;
    const data = await this.#run<Record<string, object[]>>(principal, text, { ...query }, signal);
    return (data[field] ?? []).map((node) => ({ label, ...node }) as KnowledgeNode);
  }

  /** How many nodes meet the conditions. */
  async count(principal: Principal, label: KnowledgeLabel, where: NodeWhere, signal: AbortSignal): Promise<number> {
    const field = `${FIELDS[label]}Connection`;
    const text = `query ($where: ${label}Where) { ${field}(where: $where, first: 1) { totalCount } }`;
    const data = await this.#run<Record<string, { totalCount: number }>>(principal, text, { where }, signal);
    return data[field]?.totalCount ?? 0;
  }

  async #run<Data>(principal: Principal, text: string, variableValues: Record<string, unknown>, signal: AbortSignal): Promise<Data> {
    const { tenantId, scopes } = principal;
    const run = (query: string, parameters: Record<string, unknown>) => this.#graph.readGeneratedQuery(query, parameters, { signal });
    const contextValue = { jwt: { tenantId, scopes }, executionContext: { run } };
    const result = await execute({ schema: this.#schema, document: this.#document(text), variableValues, contextValue });
    const [error] = result.errors ?? [];
    if (error === undefined) return result.data as Data;
    throw error.originalError instanceof AppError
      ? error.originalError
      : new AppError('INTERNAL', 'A list could not be read.', { cause: error });
  }

  #document(text: string): DocumentNode {
    const known = this.#documents.get(text) ?? parse(text);
    this.#documents.set(text, known);
    return known;
  }
}
