import { nameWords } from '../../domain/names.ts';
import { stem } from '../../domain/stem.ts';
import { isWithin } from '../read-periods.ts';
import type { Period } from '../read-periods.ts';

/** What a question asks of documents besides their text: types, states and times. */
export interface AskedProperties {
  /** Stems of words that are types or states of documents. */
  readonly kinds: readonly string[];
  readonly periods: readonly Period[];
  /** The question's words that say so. */
  readonly words: ReadonlySet<string>;
}

export interface CheckedDocument {
  /** See {@link kindsOf}. */
  readonly kinds: ReadonlySet<string>;
  readonly createdAt?: string;
}

export const NO_PROPERTIES: AskedProperties = { kinds: [], periods: [], words: new Set() };

/** How many properties are asked for; several spans of time are one, because one of them is enough. */
export function countProperties({ kinds, periods }: AskedProperties): number {
  return kinds.length + (periods.length > 0 ? 1 : 0);
}

/** How many of the asked properties a document has. */
export function countFitting({ kinds: asked, periods }: AskedProperties, { kinds, createdAt }: CheckedDocument): number {
  return asked.filter((kind) => kinds.has(kind)).length + (isWithin(createdAt, periods) ? 1 : 0);
}

/** How a document's type and status are compared with a question's words: by their stems. */
export function kindsOf({ type, status }: { type?: string; status?: string }): ReadonlySet<string> {
  return new Set([type, status].flatMap((kind) => nameWords(kind ?? '')).map(stem));
}
