import type { ListPlace } from './cursor.ts';
import type { NodeSort, NodeWhere } from './list-conditions.ts';

/** A field of an order, and which way it goes. */
type OrderedField = readonly [field: string, direction: 'ASC' | 'DESC'];

/** The fields of an order, the most important first. */
export function fieldsOf(sort: readonly NodeSort[]): OrderedField[] {
  return sort.flatMap((one) => Object.entries(one) as OrderedField[]);
}

/** The same list from its end. Null is last in Cypher's ascending order and first in its descending one, so nothing changes its place. */
export function reversed(sort: readonly NodeSort[]): NodeSort[] {
  return fieldsOf(sort).map(([field, direction]) => ({ [field]: direction === 'ASC' ? 'DESC' : 'ASC' }));
}

/**
 * What comes after a place in an order, as conditions: the first field is beyond it, or it is the same and the second is beyond it, and so on
 * ("keyset pagination"). The last field is the id, which no two share; `isInclusive` takes in the place itself.
 */
export function afterPlace(sort: readonly NodeSort[], place: ListPlace, { isInclusive = false } = {}): NodeWhere {
  const fields = fieldsOf(sort);
  const ways = fields.flatMap((ordered, depth): NodeWhere[] => {
    const beyond = beyondValue(ordered, place[depth] ?? null, isInclusive && depth === fields.length - 1);
    if (beyond === undefined) return [];
    const same = fields.slice(0, depth).map(([field], before): NodeWhere => ({ [field]: { eq: place[before] ?? null } }));
    return [same.length === 0 ? beyond : { AND: [...same, beyond] }];
  });
  return ways.length === 1 ? (ways[0] ?? {}) : { OR: ways };
}

/** `undefined`: nothing is beyond null where it stands last. */
function beyondValue([field, direction]: OrderedField, value: string | null, isInclusive: boolean): NodeWhere | undefined {
  if (value === null) return direction === 'ASC' ? undefined : { NOT: { [field]: { eq: null } } };
  if (direction === 'DESC') return { [field]: { [isInclusive ? 'lte' : 'lt']: value } };
  const greater: NodeWhere = { [field]: { [isInclusive ? 'gte' : 'gt']: value } };
  return isInclusive ? greater : { OR: [greater, { [field]: { eq: null } }] };
}
