import type { KnowledgeLabel } from '../domain/knowledge.ts';
import { AppError } from '../errors.ts';

/** Conditions as @neo4j/graphql takes them: `{ name: { eq: 'Ada' } }`, joined by AND, OR and NOT. */
export interface NodeWhere {
  readonly [field: string]: Readonly<Record<string, unknown>> | readonly NodeWhere[];
}
/** An order as @neo4j/graphql takes it: one field. */
export type NodeSort = Readonly<Record<string, 'ASC' | 'DESC'>>;

/** Values of an `in` condition, and objects of a `sort`, at most. */
const MAXIMUM_VALUES = 100;
const MAXIMUM_SORTS = 5;
/** Characters of a text that is compared. */
const MAXIMUM_LENGTH = 2_000;
/** Fields with a condition in one `where`, wherever they stand in it. */
const MAXIMUM_CONDITIONS = 50;
/** `and`, `or` and `not` inside each other. */
const MAXIMUM_DEPTH = 4;
/** Spans of time are written more readably in our schema. */
const OPERATORS: Readonly<Record<string, string>> = { from: 'gte', before: 'lt' };

/**
 * The conditions without what is null, which counts as not given.
 * @throws AppError BAD_INPUT for too many conditions, values or levels, a text that is too long, or an `and`, `or` or `not` without a condition
 */
export function toWhere(given: object | null | undefined): NodeWhere {
  const count = { conditions: 0 };
  return { ...joinAll(conditionsOf(given ?? {}, { isNegated: false, depth: 0, count })) };
}

interface Position {
  /** Inside an odd number of `not`. */
  readonly isNegated: boolean;
  readonly depth: number;
  /** Shared by the whole of a `where`. */
  readonly count: { conditions: number };
}

/** Each must hold; or, where negated, one of them must: not (a and b) is (not a) or (not b). */
function conditionsOf(given: object, position: Position): NodeWhere[] {
  if (position.depth > MAXIMUM_DEPTH) {
    throw refusal('where', `"and", "or" and "not" may stand ${MAXIMUM_DEPTH} deep in each other, no deeper.`);
  }
  const fields = Object.entries(given) as [string, object | null][];
  return fields.flatMap(([field, value]) => {
    if (value === null) return [];
    if (field === 'and' || field === 'or' || field === 'not') return [group(field, value, position)];
    return fieldConditions(field, value, position);
  });
}

function group(word: 'and' | 'or' | 'not', value: object, { depth, isNegated, count }: Position): NodeWhere {
  const inner = { depth: depth + 1, isNegated: word === 'not' ? !isNegated : isNegated, count };
  const members = (Array.isArray(value) ? value : [value]).map((member: object): NodeWhere => {
    const conditions = conditionsOf(member, inner);
    if (conditions.length === 0) throw refusal(word, `Each part of "${word}" needs a condition.`);
    return inner.isNegated ? joinAny(conditions) : joinAll(conditions);
  });
  if (members.length === 0) throw refusal(word, `"${word}" needs a condition.`);
  return (word === 'or') === inner.isNegated ? joinAll(members) : joinAny(members);
}

function fieldConditions(field: string, { ignoreCase, ...filter }: { ignoreCase?: unknown }, position: Position): NodeWhere[] {
  const operators = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  if (operators.length === 0) return [];
  position.count.conditions += 1;
  if (position.count.conditions > MAXIMUM_CONDITIONS) throw refusal('where', `A "where" takes ${MAXIMUM_CONDITIONS} conditions, no more.`);
  for (const [, value] of operators) checkValue(field, value);
  const named = Object.fromEntries(operators.map(([operator, value]) => [OPERATORS[operator] ?? operator, value]));
  const condition: NodeWhere = { [field]: ignoreCase === true ? { caseInsensitive: named } : named };
  // What has no value does not meet the condition either, which Cypher's NOT alone would leave undecided.
  return [position.isNegated ? joinAny([{ NOT: condition }, { [field]: { eq: null } }]) : condition];
}

function joinAll(conditions: NodeWhere[]): NodeWhere {
  return conditions.length === 1 ? (conditions[0] ?? {}) : conditions.length === 0 ? {} : { AND: conditions };
}

function joinAny(conditions: NodeWhere[]): NodeWhere {
  return conditions.length === 1 ? (conditions[0] ?? {}) : { OR: conditions };
}

function checkValue(field: string, value: unknown): void {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.length > MAXIMUM_VALUES) throw refusal(field, `"${field}" has ${values.length} values; the most is ${MAXIMUM_VALUES}.`);
  if (values.some((text) => typeof text === 'string' && text.length > MAXIMUM_LENGTH)) {
    throw refusal(field, `"${field}" is longer than ${MAXIMUM_LENGTH} characters.`);
  }
}

function refusal(field: string, message: string): AppError {
  return new AppError('BAD_INPUT', message, { details: { field } });
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
    throw refusal('sort', `"sort" takes up to ${MAXIMUM_SORTS} objects with one field each.`);
  }
  const order: NodeSort[] = asked.length > 0 ? asked : [{ [label === 'Document' ? 'title' : 'name']: 'ASC' }];
  return [...order, { id: 'ASC' }];
}
