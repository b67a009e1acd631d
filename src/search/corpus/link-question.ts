import type { LinkedName } from '../../domain/evidence.ts';
import { MAXIMUM_KEY_WORDS } from '../../domain/names.ts';
import { isStopWord } from '../../domain/stop-words.ts';
import { MAXIMUM_QUESTION_WORDS, strongestOfEachNode, toNames } from '../link-names.ts';
import type { AskedProperties } from './asked-properties.ts';
import { correctedWords, findCorrected, findSpellings } from './correct-names.ts';
import { expandQuestion } from './expand-question.ts';
import type { Expansion } from './expansion.ts';
import type { GraphView } from './graph-view.ts';
import { readProperties } from './read-properties.ts';
import { findNames } from './find-names.ts';
import type { QuestionName } from './find-names.ts';
import { nameTokens } from './name-tokens.ts';
import type { NameToken } from './name-tokens.ts';

export interface LinkedQuestion {
  /** As they stand in the question. */
  readonly names: readonly QuestionName[];
  /** The types, states and times that it asks documents for. */
  readonly properties: AskedProperties;
  /** The question's other words that say something, each once: what is asked of the names. */
  readonly otherWords: readonly string[];
  /** What texts may say for its words besides. */
  readonly expansions: readonly Expansion[];
}

/**
 * The names in a question: what something is called, or what several texts mention. A longer name wins over the shorter ones inside it. In a question
 * with capitals, what is written without is taken for ordinary words ("the director of Beacon"), unless a directory calls something so. A word that no visible text
 * has may be a misspelt name: `hasWord` tells which; absent: none is.
 */
export function linkQuestion(view: GraphView, question: string, hasWord: (word: string) => boolean = () => true): LinkedQuestion {
  const tokens = nameTokens(question).slice(0, MAXIMUM_QUESTION_WORDS);
  // The first word of a sentence has its capital from there.
  const isCased = tokens.some((token) => token.isCapitalised && !token.beginsSentence);
  const free = new Set(tokens.keys());
  const find = (span: readonly NameToken[]): QuestionName[] => findNames(view, { tokens: span, isCased });
  // A longer name that is misspelt wins over a shorter one inside it: "Ada Mrash" is not Ada Byron.
  const spellings = findSpellings(view, tokens, hasWord);
  const corrected = takeNames(tokens, free, (span) => findCorrected(view, { tokens: span, isCased }, spellings));
  // What something is called comes before the rest: "Beacon 2 and 3" may stand in texts too, and "final" with a capital.
  const given = takeNames(tokens, free, (span) => {
    const found = find(span);
    return found.some(({ vertex }) => view.targets(vertex).some(({ kind }) => kind !== 'partial')) ? found : [];
  });
  const properties = readProperties(view, question, new Set([...free].map((place) => tokens[place]!.word)));
  for (const place of [...free]) if (properties.words.has(tokens[place]!.word)) free.delete(place);
  const others = takeNames(tokens, free, find);
  const otherTokens = tokens.filter(({ word }, place) => free.has(place) && word.length > 1 && !isStopWord(word));
  const otherWords = [...new Set(otherTokens.map(({ word }) => word))];
  const expansions = [...expandQuestion(view, { tokens, isCased }), ...correctedWords(corrected, spellings)];
  return { names: [...corrected, ...given, ...others], properties, otherWords, expansions };
}

/** Finds names among the free words, longest first, and takes their places. */
function takeNames(tokens: readonly NameToken[], free: Set<number>, find: (span: readonly NameToken[]) => QuestionName[]): QuestionName[] {
  const names: QuestionName[] = [];
  for (let length = Math.min(MAXIMUM_KEY_WORDS, tokens.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const places = Array.from({ length }, (_, offset) => at + offset);
      if (!places.every((place) => free.has(place))) continue;
      const found = find(tokens.slice(at, at + length));
      if (found.length === 0) continue;
      names.push(...found);
      for (const place of places) free.delete(place);
    }
  }
  return names;
}

/** The nodes that the names mean, each with its share of the name's weight, as the API shows them. Strongest first. */
export function toLinkedNames(view: GraphView, names: readonly QuestionName[]): LinkedName[] {
  const meant = names.flatMap(({ text, vertex, certainty, match }) => {
    const targets = view.targets(vertex).map(({ kind, node: { id, label, name } }) => ({ kind, node: { id, label, name } }));
    const linked = targets.length === 0 ? [] : toNames(text, targets);
    return linked.map((name) => ({ ...name, weight: name.weight * certainty, match: match === 'exact' ? name.match : match }));
  });
  return strongestOfEachNode(meant);
}
