import type { LinkedName } from '../../domain/evidence.ts';
import { MAXIMUM_KEY_WORDS } from '../../domain/names.ts';
import { isStopWord } from '../../domain/stop-words.ts';
import { KIND_WEIGHTS, MAXIMUM_NODES_PER_NAME, MAXIMUM_QUESTION_WORDS, strongestOfEachNode, toNames } from '../link-names.ts';
import type { AskedProperties } from './asked-properties.ts';
import type { GraphView } from './graph-view.ts';
import { readProperties } from './read-properties.ts';
import type { NameVertex } from './vertices.ts';
import { nameTokens } from './name-tokens.ts';
import type { NameToken } from './name-tokens.ts';

export interface QuestionName {
  /** The words of the question. */
  readonly text: string;
  readonly vertex: NameVertex;
  /** Above 0: how much the name says, by its kind and its rarity. */
  readonly weight: number;
}

export interface LinkedQuestion {
  /** As they stand in the question. */
  readonly names: readonly QuestionName[];
  /** The types, states and times that it asks documents for. */
  readonly properties: AskedProperties;
  /** The question's other words that say something, each once: what is asked of the names. */
  readonly otherWords: readonly string[];
}

/**
 * The names in a question: what something is called, or what several texts mention. A longer name wins over the shorter ones inside it. In a question
 * with capitals, what is written without is taken for ordinary words ("the director of Beacon"), unless a directory calls something so.
 */
export function linkQuestion(view: GraphView, question: string): LinkedQuestion {
  const tokens = nameTokens(question).slice(0, MAXIMUM_QUESTION_WORDS);
  // The first word of a sentence has its capital from there.
  const isCased = tokens.some((token) => token.isCapitalised && !token.beginsSentence);
  const free = new Set(tokens.keys());
  const find = (span: readonly NameToken[]): QuestionName | undefined => findName(view, span, isCased);
  // What something is called comes first: "Beacon 2 and 3" may stand in texts too, and "final" with a capital.
  const given = takeNames(tokens, free, (span) => {
    const name = find(span);
    return name !== undefined && view.targets(name.vertex).some(({ kind }) => kind !== 'partial') ? name : undefined;
  });
  const properties = readProperties(view, question, new Set([...free].map((place) => tokens[place]!.word)));
  for (const place of [...free]) if (properties.words.has(tokens[place]!.word)) free.delete(place);
  const others = takeNames(tokens, free, find);
  const otherTokens = tokens.filter(({ word }, place) => free.has(place) && word.length > 1 && !isStopWord(word));
  return { names: [...given, ...others], properties, otherWords: [...new Set(otherTokens.map(({ word }) => word))] };
}

/** Finds names among the free words, longest first, and takes their places. */
function takeNames(
  tokens: readonly NameToken[],
  free: Set<number>,
  find: (span: readonly NameToken[]) => QuestionName | undefined,
): QuestionName[] {
  const names: QuestionName[] = [];
  for (let length = Math.min(MAXIMUM_KEY_WORDS, tokens.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const places = Array.from({ length }, (_, offset) => at + offset);
      if (!places.every((place) => free.has(place))) continue;
      const name = find(tokens.slice(at, at + length));
      if (name === undefined) continue;
      names.push(name);
      for (const place of places) free.delete(place);
    }
  }
  return names;
}

function findName(view: GraphView, span: readonly NameToken[], isCased: boolean): QuestionName | undefined {
  const text = span.map(({ word }) => word).join(' ');
  if (/^\d+$/.test(text) || (span.length === 1 && isStopWord(text))) return undefined;
  const vertex = view.findName(text);
  if (vertex === undefined || !view.isTelling(vertex)) return undefined;
  const isWrittenAsName = span.some((token) => token.isCapitalised || /^\d/.test(token.word));
  if (isCased && !isWrittenAsName && !view.isGiven(vertex)) return undefined;
  const kinds = view.targets(vertex).map(({ kind }) => KIND_WEIGHTS[kind]);
  // Texts begin ordinary words with a capital too, in titles and lists.
  const isOrdinary = kinds.length === 0 && span.length === 1;
  if (isOrdinary && !span.some((token) => token.isCapitalised && !token.beginsSentence)) return undefined;
  if (kinds.length > MAXIMUM_NODES_PER_NAME) return undefined;
  return { text, vertex, weight: Math.max(...(kinds.length > 0 ? kinds : [KIND_WEIGHTS.partial])) * view.rarity(vertex) };
}

/** The nodes that the names mean, each with its share of the name's weight, as the API shows them. Strongest first. */
export function toLinkedNames(view: GraphView, names: readonly QuestionName[]): LinkedName[] {
  const meant = names.flatMap(({ text, vertex }) => {
    const targets = view.targets(vertex).map(({ kind, node: { id, label, name } }) => ({ kind, node: { id, label, name } }));
    return toNames(text, targets);
  });
  return strongestOfEachNode(meant);
}
