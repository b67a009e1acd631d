import type { KnowledgeLabel } from './knowledge.ts';

/**
 * How names are compared: without case, accents, punctuation, leading zeros and the border between letters and digits,
 * so that "PEP 8", "pep-0008" and "PEP8", or "José" and "jose", are one key.
 */

export type AliasKind =
  /** The name itself, a handle, an address. */
  | 'given'
  /** The source's own identifier: `doc-2031`, `RFC 9110`. */
  | 'identifier'
  /** One word of a longer name; says little by itself. */
  | 'partial';

export interface NameAlias {
  /** Normalised words joined by one space. */
  readonly key: string;
  readonly kind: AliasKind;
}

/** A word of a name, in a text {@link withoutMarks}. */
export const NAME_WORD = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;
const MARKS = /\p{M}+/gu;
const LEADING_ZEROS = /^0+(?=\d)/;
/** A partial name this short ("Li", "de") would match ordinary text too often. */
const MINIMUM_PARTIAL_LENGTH = 3;
/** Words of a name that are read; longer titles are recognised by their beginning. */
export const MAXIMUM_KEY_WORDS = 12;

/** The words of a text as keys compare them. */
export function nameWords(text: string): string[] {
  return (withoutMarks(text).toLowerCase().match(NAME_WORD) ?? []).map(withoutLeadingZeros);
}

/** The text without accents and the like; case and punctuation stay. */
export function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '');
}

/** "0008" is 8. */
export function withoutLeadingZeros(word: string): string {
  return word.replace(LEADING_ZEROS, '');
}

/** The key of a whole name; empty when the text holds no letter or digit. */
export function nameKey(text: string): string {
  return nameWords(text).slice(0, MAXIMUM_KEY_WORDS).join(' ');
}

/** What a node may be called in a question. Kinds are exclusive: the stronger kind wins when two give the same key. */
export function aliasesOf(node: {
  label: KnowledgeLabel;
  name: string;
  externalId: string;
  otherNames?: readonly (string | null | undefined)[];
}): NameAlias[] {
  const aliases = new Map<string, AliasKind>();
  const add = (key: string, kind: AliasKind): void => {
    if (key !== '' && !/^\d+$/.test(key) && !aliases.has(key)) aliases.set(key, kind);
  };
  for (const name of [node.name, ...(node.otherNames ?? [])]) if (typeof name === 'string') add(nameKey(name), 'given');
  add(nameKey(withoutLabelWord(node.name, node.label)), 'given');
  add(nameKey(node.externalId), 'identifier');
  if (node.label === 'Employee') for (const word of partialNames(node.name)) add(word, 'partial');
  return [...aliases].map(([key, kind]) => ({ key, kind }));
}

/** "Project Beacon" is also called "Beacon". */
function withoutLabelWord(name: string, label: KnowledgeLabel): string {
  return nameWords(name)
    .filter((word) => word !== label.toLowerCase())
    .join(' ');
}

function partialNames(name: string): string[] {
  const words = nameWords(name);
  return words.length < 2 ? [] : words.filter((word) => word.length >= MINIMUM_PARTIAL_LENGTH);
}
