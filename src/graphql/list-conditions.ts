import type { KnowledgeLabel } from '../domain/knowledge.ts';
import { AppError } from '../errors.ts';

/** Conditions and order as @neo4j/graphql takes them. */
export type NodeWhere = Record<string, Record<string, unknown>>;
export type NodeSort = Record<string, 'ASC' | 'DESC'>;

/** Values of an `in` condition, and objects of a `sort`, at most. */
const MAXIMUM_VALUES = 100;
const MAXIMUM_SORTS = 5;
/** Characters of a text that is compared. */
const MAXIMUM_LENGTH = 2_000;
/** Spans of time are written more readably in our schema. */
const OPERATORS: Readonly<Record<string, string>> = { from: 'gte', before: 'lt' };

/**
 * The conditions without what is null, which counts as not given.
 * @throws AppError BAD_INPUT for too many values or a text that is too long
 */
export function toWhere(given: object | null | undefined): NodeWhere {
  const where: NodeWhere = {};
  for (const [field, filter] of Object.entries(given ?? {}) as [string, object | null][]) {
    const conditions = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
    for (const [, value] of conditions) checkValue(field, value);
    if (conditions.length > 0)
      where[field] = Object.fromEntries(conditions.map(([operator, value]) => [OPERATORS[operator] ?? operator, value]));
  }
  return where;
}

function checkValue(field: string, value: unknown): void {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.length > MAXIMUM_VALUES) {
    throw new AppError('BAD_INPUT', `"${field}" has ${values.length} values; the most is ${MAXIMUM_VALUES}.`, { details: { field } });
  }
  if (values.some((text) => typeof text === 'string' && text.length > MAXIMUM_LENGTH)) {
    throw new AppError('BAD_INPUT', `"${field}" is longer than ${MAXIMUM_LENGTH} characters.`, { details: { field } });
  }
}

/**
 * The order that was asked for, else by name or title; ties always go by id, so that the same list comes in the same order.
 * @throws AppError BAD_INPUT when an object has more or less than one field, or there are too many
 */
export function toSort(label: KnowledgeLabel, given: readonly object[] | null | undefined): NodeSort[] {
  const asked = (given ?? []).map((sort): NodeSort => {
    const directions = Object.entries(sort) as [string, NodeSort[string] | null][];
    return Object.fromEntries(directions.flatMap(([field, direction]) => (direction === null ? [] : [[field, direction]])));
  });
  if (asked.length > MAXIMUM_SORTS || asked.some((sort) => Object.keys(sort).length !== 1)) {
    throw new AppError('BAD_INPUT', `"sort" takes up to ${MAXIMUM_SORTS} objects with one field each.`, { details: { field: 'sort' } });
  }
  const order: NodeSort[] = asked.length > 0 ? asked : [{ [label === 'Document' ? 'title' : 'name']: 'ASC' }];
  return [...order, { id: 'ASC' }];
}
