import { stem } from '../../domain/stem.ts';
import { isWithin, readPeriods } from '../read-periods.ts';
import type { Period } from '../read-periods.ts';
import type { AskedProperties } from './asked-properties.ts';
import type { GraphView } from './graph-view.ts';

/** The types, states and times in a question that a document has which the asker may see. `freeWords`: those that belong to no name. */
export function readProperties(view: GraphView, text: string, freeWords: ReadonlySet<string>): AskedProperties {
  const kindWords = [...freeWords].filter((word) => view.kinds.has(stem(word)));
  const isFree = (word: string): boolean => freeWords.has(word) || !/^\d{4}$/.test(word);
  const periods = readPeriods(text).filter((period) => period.words.every(isFree) && hasDocument(view, period));
  return {
    kinds: [...new Set(kindWords.map(stem))],
    periods,
    words: new Set([...kindWords, ...periods.flatMap(({ words }) => words)]),
  };
}

function hasDocument(view: GraphView, period: Period): boolean {
  for (const { properties } of view.nodes()) if (isWithin(properties?.createdAt, [period])) return true;
  return false;
}
