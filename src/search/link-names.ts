import type { LinkedName } from '../domain/evidence.ts';
import { MAXIMUM_KEY_WORDS, nameWords } from '../domain/names.ts';
import { groupBy } from '../domain/group-by.ts';
import type { AliasKind } from '../domain/names.ts';
import type { Principal } from '../domain/principal.ts';
import type { GraphStore, NameMatch } from '../stores/graph-store.ts';
import { isStopWord } from '../domain/stop-words.ts';

/** Words of a question that are searched for names; the rest of a very long question is still searched as text. */
export const MAXIMUM_QUESTION_WORDS = 200;
/** A name that more nodes than this share says nothing about which is meant. */
export const MAXIMUM_NODES_PER_NAME = 12;
/** How much a kind of name says by itself. */
export const KIND_WEIGHTS: Readonly<Record<AliasKind, number>> = { given: 1, identifier: 1, partial: 0.5 };

interface Span {
  readonly start: number;
  readonly length: number;
  readonly key: string;
}

/**
 * Finds the names of people, projects, groups, topics and documents in a question and the nodes that they mean. A longer name wins over
 * the shorter ones inside it; a name that means several nodes stays ambiguous, each with its share of the weight. Strongest first.
 */
export async function linkNames(
  graph: GraphStore,
  principal: Principal,
  question: string,
  options: { signal?: AbortSignal } = {},
): Promise<LinkedName[]> {
  const spans = spansOf(nameWords(question).slice(0, MAXIMUM_QUESTION_WORDS));
  const keys = [...new Set(spans.map((span) => span.key))];
  const matches = await graph.findNames(principal, keys, { maximumPerKey: MAXIMUM_NODES_PER_NAME, signal: options.signal });
  const byKey = groupBy(matches, (match) => match.key);
  const names = longestFirst(spans, byKey).flatMap((span) => toNames(span.key, byKey.get(span.key) ?? []));
  return strongestOfEachNode(names);
}

/** Every run of up to twelve words, longest first, that could be a name: not a single stop word, not a number alone. */
function spansOf(words: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let length = Math.min(MAXIMUM_KEY_WORDS, words.length); length >= 1; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const run = words.slice(start, start + length);
      if (length === 1 && isStopWord(run[0] ?? '')) continue;
      spans.push({ start, length, key: run.join(' ') });
    }
  }
  return spans;
}

function longestFirst(spans: readonly Span[], matches: ReadonlyMap<string, readonly NameMatch[]>): Span[] {
  const taken = new Set<number>();
  return spans.filter(({ start, length, key }) => {
    const places = Array.from({ length }, (_, offset) => start + offset);
    if (!matches.has(key) || places.some((place) => taken.has(place))) return false;
    for (const place of places) taken.add(place);
    return true;
  });
}

/** What a name means: the nodes that it says most about, each with its share of the weight. */
export function toNames(text: string, matches: readonly Omit<NameMatch, 'key'>[]): LinkedName[] {
  const strongest = Math.max(...matches.map((match) => KIND_WEIGHTS[match.kind]));
  // Two documents may give one node the same name.
  const meant = new Map(matches.filter((match) => KIND_WEIGHTS[match.kind] === strongest).map(({ node }) => [node.id, node]));
  const match = strongest > KIND_WEIGHTS.partial ? 'exact' : 'partial';
  return [...meant.values()].map((node) => ({ text, node, weight: strongest / meant.size, match }));
}

/** Each node once, by the name that says most; strongest first. */
export function strongestOfEachNode(names: readonly LinkedName[]): LinkedName[] {
  const best = new Map<string, LinkedName>();
  for (const name of names) if ((best.get(name.node.id)?.weight ?? 0) < name.weight) best.set(name.node.id, name);
  return [...best.values()].sort((a, b) => b.weight - a.weight || (a.node.id < b.node.id ? -1 : 1));
}
