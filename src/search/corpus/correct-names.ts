import type { Expansion } from './expansion.ts';
import { certain, findName } from './find-names.ts';
import type { QuestionName, Span } from './find-names.ts';
import type { GraphView } from './graph-view.ts';
import type { NameToken } from './name-tokens.ts';
import type { Spelling } from './spelling-index.ts';

/** What is left of a name’s certainty with each wrong letter: of .7, .85 and 1 the best with misspelt questions (decision 18). */
const CERTAINTY_OF_A_WRONG_LETTER = 0.85;
/** Words of a question that may be misspelt: the first. Somebody who writes more of them writes another language. */
const MAXIMUM_MISSPELT = 8;
/** Misspelt words of one name. */
const MAXIMUM_MISSPELT_IN_NAME = 2;

/** What words of a question may have been meant for, by word; a word that is right is not there. */
export type Spellings = ReadonlyMap<NameToken, readonly Spelling[]>;

/** A way to read a stretch of a question. */
interface Reading {
  readonly words: readonly string[];
  readonly distance: number;
}

/** The words that no text of the asker has, with those of visible names that are spelt nearly so. `hasWord`: whether a visible text has a word. */
export function findSpellings(view: GraphView, tokens: readonly NameToken[], hasWord: (word: string) => boolean): Spellings {
  const spellings = new Map<NameToken, readonly Spelling[]>();
  for (const token of tokens) {
    if (spellings.size >= MAXIMUM_MISSPELT) break;
    const near = hasWord(token.word) ? [] : view.namesSpeltLike(token.word);
    if (near.length > 0) spellings.set(token, near);
  }
  return spellings;
}

/** What something is called that is spelt nearly like the words, with the fewest wrong letters; several are one name that is ambiguous. */
export function findCorrected(view: GraphView, span: Span, spellings: Spellings): QuestionName[] {
  const misspelt = span.tokens.filter((token) => spellings.has(token));
  if (misspelt.length === 0 || misspelt.length > MAXIMUM_MISSPELT_IN_NAME) return [];
  const found = readingsOf(span.tokens, spellings).flatMap(({ words, distance }) => {
    const name = findName(view, words.join(' '), span);
    return name === undefined || view.targets(name.vertex).length === 0 ? [] : [{ name, distance }];
  });
  const least = Math.min(...found.map(({ distance }) => distance));
  const nearest = found.filter(({ distance }) => distance === least);
  const certainty = CERTAINTY_OF_A_WRONG_LETTER ** least / nearest.length;
  return nearest.map(({ name }) => ({ ...name, ...certain(name, certainty), match: 'corrected' }));
}

/** Of each misspelt word, what the names say in its place. */
export function correctedWords(names: readonly QuestionName[], spellings: Spellings): Expansion[] {
  return [...spellings].flatMap(([{ word: asked }, near]) => {
    const forms = near.flatMap(({ word }) => {
      const name = names.find(({ text, vertex }) => text.split(' ').includes(asked) && vertex.words.includes(word));
      return name === undefined ? [] : [{ text: word, certainty: name.certainty }];
    });
    return forms.length === 0 ? [] : [{ asked, forms }];
  });
}

function readingsOf(tokens: readonly NameToken[], spellings: Spellings): Reading[] {
  return tokens.reduce<Reading[]>(
    (readings, token) => {
      const choices = spellings.get(token) ?? [{ word: token.word, distance: 0 }];
      return readings.flatMap(({ words, distance }) =>
        choices.map((choice) => ({ words: [...words, choice.word], distance: distance + choice.distance })),
      );
    },
    [{ words: [], distance: 0 }],
  );
}
