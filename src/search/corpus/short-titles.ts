import type { CorpusNode } from '../../domain/corpus.ts';
import { nameKey, nameWords } from '../../domain/names.ts';

const PARENTHESIS_AT_END = /\s*\([^()]*\)\s*$/;
/** What comes before a comma or a colon stands for the whole only when it says something: two words or more. */
const MINIMUM_WORDS = 2;

/** What texts call a document of this title: without what tells it from others of its name, "Beacon (2019 pilot)", "Ada Byron, Countess of Lovelace". */
export function shortTitles({ label, name }: CorpusNode): string[] {
  if (label !== 'Document') return [];
  const bare = name.replace(PARENTHESIS_AT_END, '');
  const beginning = bare.split(',')[0] ?? '';
  const titles = [bare, ...(nameWords(beginning).length >= MINIMUM_WORDS ? [beginning] : [])];
  const whole = nameKey(name);
  return [...new Set(titles.map(nameKey))].filter((key) => key !== '' && key !== whole && !/^\d+$/.test(key));
}
