import type { CorpusNode } from '../../domain/corpus.ts';
import { MAXIMUM_KEY_WORDS, nameWords } from '../../domain/names.ts';
import { isStopWord } from '../../domain/stop-words.ts';

/** A single word of a name says too little; those of people are known as such (`domain/names.ts`). */
const MINIMUM_WORDS = 2;

/**
 * What a person, project, group or topic with a long name may be called for short: words of it that stand together ("Harbour Lights" for "Harbour Lights Renewal"),
 * and of a person the first and the last name. Of a document's title a part says nothing.
 */
export function partialNames({ label, name }: CorpusNode): string[] {
  if (label === 'Document') return [];
  const words = nameWords(name).slice(0, MAXIMUM_KEY_WORDS);
  const parts = new Set<string>();
  for (let length = MINIMUM_WORDS; length < words.length; length += 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const [first, last] = [words[at] ?? '', words[at + length - 1] ?? ''];
      if (isTelling(first) && isTelling(last)) parts.add(words.slice(at, at + length).join(' '));
    }
  }
  if (label === 'Employee' && words.length > MINIMUM_WORDS) parts.add(`${words[0]} ${words.at(-1)}`);
  return [...parts];
}

function isTelling(word: string): boolean {
  return word.length > 1 && !isStopWord(word) && !/^\d+$/.test(word);
}
