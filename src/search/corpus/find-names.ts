import type { NameMatchKind } from '../../domain/evidence.ts';
import { isStopWord } from '../../domain/stop-words.ts';
import { KIND_WEIGHTS, MAXIMUM_NODES_PER_NAME } from '../link-names.ts';
import type { GraphView } from './graph-view.ts';
import type { NameToken } from './name-tokens.ts';
import type { NameVertex } from './vertices.ts';

/** A name in a question. */
export interface QuestionName {
  /** The words of the question. */
  readonly text: string;
  readonly vertex: NameVertex;
  /** 0 to 1: how certain it is that the words mean the name; 1 when it is written so. */
  readonly certainty: number;
  /** Above 0: how much the name says, by its kind, its rarity and its certainty. */
  readonly weight: number;
  readonly match: Exclude<NameMatchKind, 'partial'>;
}

/** Words of a question that may be a name. */
export interface Span {
  readonly tokens: readonly NameToken[];
  /** Whether the question has capitals that say something. */
  readonly isCased: boolean;
}

/** What a name counts that a text explains by another one, against a name that something is called by. */
const LEARNED_CERTAINTY = 0.5;

/**
 * What the words may mean: what is called so or what several texts mention, and what texts explain as another form of it. In a question with capitals what is
 * written without is taken for ordinary words, unless a directory calls something so, or a language model found it as a name in the texts.
 */
export function findNames(view: GraphView, span: Span): QuestionName[] {
  const text = textOf(span.tokens);
  if (isNoName(span.tokens)) return [];
  const written = findName(view, text, span);
  const learned = learnedNames(view, span);
  return written === undefined ? learned : [written, ...learned];
}

/** What is called by, or mentioned as, another form of the words. A rare long form says no more than the common short one that stands in the question. */
function learnedNames(view: GraphView, span: Span): QuestionName[] {
  const text = textOf(span.tokens);
  const forms = view.otherForms(text);
  if (forms.length === 0 || !isWrittenAsForm(view, span)) return [];
  return forms.flatMap(({ key, share }) => {
    const name = findName(view, key, span);
    if (name === undefined) return [];
    const certainty = LEARNED_CERTAINTY * share;
    const weight = name.weight * certainty * Math.min(1, view.rarityOf(text) / view.rarity(name.vertex));
    return [{ ...name, certainty, weight, match: 'learned' as const }];
  });
}

/** The name of this key, if the words of the question may mean it. */
export function findName(view: GraphView, key: string, { tokens, isCased }: Span): QuestionName | undefined {
  const vertex = view.findName(key);
  if (vertex === undefined || !view.isTelling(vertex)) return undefined;
  const isWrittenAsName = tokens.some((token) => token.isCapitalised || /^\d/.test(token.word));
  if (isCased && !isWrittenAsName && !view.isGiven(vertex) && !view.isExtracted(vertex)) return undefined;
  const kinds = view.targets(vertex).map(({ kind }) => KIND_WEIGHTS[kind]);
  // Texts begin ordinary words with a capital too, in titles and lists.
  const isOrdinary = kinds.length === 0 && tokens.length === 1 && !tokens.some((token) => token.isCapitalised && !token.beginsSentence);
  if (isOrdinary && !view.isExtracted(vertex)) return undefined;
  if (kinds.length > MAXIMUM_NODES_PER_NAME) return undefined;
  const weight = Math.max(...(kinds.length > 0 ? kinds : [KIND_WEIGHTS.partial])) * view.rarity(vertex);
  return { text: textOf(tokens), vertex, certainty: 1, weight, match: 'exact' };
}

/** A certainty, and the weight of a name that is so certain. */
export function certain({ weight }: QuestionName, certainty: number): Pick<QuestionName, 'certainty' | 'weight'> {
  return { certainty, weight: weight * certainty };
}

export function textOf(tokens: readonly NameToken[]): string {
  return tokens.map(({ word }) => word).join(' ');
}

/** A number or a function word by itself. */
export function isNoName([first, ...rest]: readonly NameToken[]): boolean {
  return first === undefined || (rest.length === 0 && (/^\d+$/.test(first.word) || isStopWord(first.word)));
}

/** Whether the words may be a short or long form of a name. A word by itself ("top", "cast") may be an ordinary one, if it has no capital to say otherwise. */
export function isWrittenAsForm(view: GraphView, { tokens, isCased }: Span): boolean {
  const [first, ...rest] = tokens;
  if (first === undefined || rest.length > 0) return rest.length > 0;
  if (first.isCapitalised && !first.beginsSentence) return true;
  return (first.isCapitalised || !isCased) && !view.isOrdinaryWord(first.word);
}
