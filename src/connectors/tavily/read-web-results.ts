import { z } from 'zod';
import type { WebResult } from '../../domain/web-result.ts';

/** Characters of each text that are kept. A longer address is of no use cut off, so its result is left out. */
const MAXIMUM_LENGTHS = { title: 200, snippet: 1_000, url: 2_000 };

/** A title, snippet or score that is missing, or is something else, is as good as none; without an address there is nothing to cite. */
const RESPONSE = z.object({
  results: z.array(
    z
      .object({ url: z.string(), title: z.string().catch(''), content: z.string().catch(''), score: z.number().catch(0) })
      .nullable()
      .catch(null),
  ),
});

/**
 * Control characters and lone surrogates; marks that turn the direction of a text; and tag characters, which nobody sees but a language model reads
 * (https://www.unicode.org/charts/PDF/UE0000.pdf).
 */
const UNWANTED = /[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

/**
 * The results in an answer of the service, cleaned: strangers wrote them, and what they hold goes to people and language models.
 * @returns nothing when the answer is not what the protocol says
 */
export function readWebResults(response: unknown, maximum: number): WebResult[] | undefined {
  const parsed = RESPONSE.safeParse(response);
  if (!parsed.success) return undefined;
  const found = new Map<string, WebResult>();
  for (const given of parsed.data.results) {
    const url = given && toWebAddress(given.url);
    if (!given || !url || found.has(url.href)) continue;
    const title = clean(given.title, MAXIMUM_LENGTHS.title) || url.hostname;
    const score = Math.min(Math.max(given.score, 0), 1);
    found.set(url.href, { title, url: url.href, snippet: clean(given.content, MAXIMUM_LENGTHS.snippet), score });
  }
  return [...found.values()].slice(0, maximum);
}

/** Only what a browser opens as a page: no `javascript:`, no `file:`, and no user names, which make one host look like another. */
function toWebAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' && url.href.length <= MAXIMUM_LENGTHS.url ? url : undefined;
}

function clean(text: string, maximumLength: number): string {
  const plain = text.replace(UNWANTED, ' ').replace(/\s+/g, ' ').trim();
  return plain.length <= maximumLength ? plain : `${plain.slice(0, maximumLength - 1).replace(/\p{Cs}$/u, '')}…`;
}
