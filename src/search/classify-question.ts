import { nameWords } from '../domain/names.ts';
import type { Complexity, QuestionType } from '../domain/question.ts';
import { isStopWord } from '../domain/stop-words.ts';

/** What a question says besides its words. */
export interface QuestionFacts {
  /** Names in it that something is called. */
  readonly names: number;
  /** Types and states of documents in it. */
  readonly kinds: number;
  /** Spans of time in it that documents are of. */
  readonly periods: number;
  /** 0 to 1: how much of what it says its names carry. */
  readonly shareOfNames: number;
}

export interface QuestionClass {
  readonly type: QuestionType;
  readonly complexity: Complexity;
}

/** Below this share of names a question is about what texts say. The names of a question that asks for a fact carry .4 and more of it. */
const FEW_NAMES = 0.25;
/** A question of more words than this, without names, tells what a text says, whatever else it says: a date in it is one of its words. */
const WORDS_OF_A_DESCRIPTION = 9;
/** Words that say something, without a question word: up to so many are a subject to look around in, not a question. */
const WORDS_OF_A_SUBJECT = 4;

const COMPARING = /\b(?:compare[ds]?|comparison|contrast|differ(?:s|ed|ences?)?|versus|vs|in common|of the two)\b/;
/** "Which is older, A or B?": a degree and a choice. */
const DEGREE =
  /\b(?:earlier|later|older|younger|newer|sooner|longer|shorter|larger|bigger|smaller|higher|lower|cheaper|faster|slower|better|worse|more|fewer|less|most|least|first|last)\b/;
const CHOICE = /\b(?:or|both|out of|between)\b/;
/** "Are A and B from the same country?" */
const LIKENESS = /^(?:are|were|is|was|do|does|did|have|has)\b.*\b(?:both|same|either)\b/;

const TIME_ASKED =
  /^(?:since |until )?when\b|\band when\b|\b(?:earliest|latest|newest|oldest|most recent(?:ly)?|(?:what|which) (?:year|month|day|date)|timeline|succession|chronolog\w*)\b/;

const LISTING =
  /^(?:please )?(?:list|enumerate|name|find|show|give|count)(?: me)?\b|\b(?:how many|number of)\b|\b(?:every|each of|all(?: of)?) (?:the )?\w+/;
/** "Which rejected proposals did …": a question word, and soon a word in the plural. */
const SEVERAL = /^(?:which of|among)\b|^(?:which|what|whose)(?: [\w-]+){0,3}? (?!(?:does|is|was|has|this|his)\b)[\w-]*[^\W_su]s\b/;

/** What is not named but told: "the author of …", "the person who …", "Beacon's manager". */
const BRIDGE = /\bthe (?:[\w-]+ ){1,3}?(?:of|that|which|who|whose)\b|\b(?:person|people|someone|one)(?: who| that)\b|'s [a-z]/g;
/** What a question asks for is no step on the way to it. */
const ASKED_FOR =
  /^(?:(?:who|what)(?:'s| is| are| was| were) (?:the )?|among |which of [^']*|(?:please )?(?:list|enumerate|name|find|show|give|count|compare)(?: me)? )$/;
/** A further question within the question. */
const FURTHER = /(?:[,;?]|\band)\s+(?:and\s+)?(?:who|whom|whose|which|what|when|where|why|how)\b/g;

const QUESTION_WORD =
  /\b(?:who|whom|whose|which|what|when|where|why|how|is|are|was|were|do|does|did|can|could|has|have|had|should|will|would)\b/;
const LOOKING_AROUND =
  /\b(?:tell me (?:about|everything)|overview|what (?:do|can) (?:we|you|i) (?:know|say|find)|everything|anything|learn about|background (?:of|on|to))\b/;

/** A question as it is looked at: in small letters, with what is known of it. */
interface Asked extends QuestionFacts {
  readonly text: string;
  /** How many things it tells of instead of naming them. */
  readonly steps: number;
  /** Words that say something. */
  readonly words: number;
}

/**
 * What a question asks for, and how much has to be put together for it, by its words (English) and by what was found in it. In another language, what its names and
 * times say of it.
 */
export function classifyQuestion(question: string, facts: QuestionFacts): QuestionClass {
  const text = question.normalize('NFKC').replace(/’/g, "'").toLowerCase().trim();
  const asked = { ...facts, text, steps: countSteps(text), words: nameWords(text).filter((word) => !isStopWord(word)).length };
  const type = typeOf(asked);
  return { type, complexity: complexityOf(asked, type) };
}

function typeOf({ text, kinds, periods, shareOfNames, steps, words }: Asked): QuestionType {
  const isNamed = shareOfNames >= FEW_NAMES;
  if (COMPARING.test(text) || LIKENESS.test(text)) return 'comparative';
  if (!isNamed && words > WORDS_OF_A_DESCRIPTION) return 'semantic';
  if (DEGREE.test(text) && CHOICE.test(text)) return 'comparative';
  if (periods > 0 || TIME_ASKED.test(text)) return 'temporal';
  if (LISTING.test(text)) return 'aggregation';
  if (isNamed && steps > 0) return 'multihop';
  if ((isNamed || kinds > 0) && SEVERAL.test(text)) return 'aggregation';
  return isNamed ? 'factual' : 'semantic';
}

function complexityOf({ text, steps, names, words }: Asked, type: QuestionType): Complexity {
  const isSubject = type !== 'comparative' && !QUESTION_WORD.test(text) && !LISTING.test(text) && words <= WORDS_OF_A_SUBJECT;
  if (isSubject || LOOKING_AROUND.test(text)) return 'exploratory';
  const parts = (text.match(FURTHER) ?? []).length;
  const demands = steps + parts + (type === 'comparative' ? 1 : 0) + (names > 2 ? 1 : 0);
  return demands === 0 ? 'simple' : demands === 1 ? 'moderate' : 'complex';
}

function countSteps(text: string): number {
  return [...text.matchAll(BRIDGE)].filter(({ index }) => !ASKED_FOR.test(text.slice(0, index))).length;
}
