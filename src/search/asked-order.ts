import type { TimeOrder } from '../domain/question.ts';

/** What a company calls what it writes: "the first one" may be anything, "the first report" is a document. */
const WRITTEN = '(?:article|decision|document|draft|letter|memo|minutes|note|page|paper|plan|proposal|report|version)s?';
const OLDEST = new RegExp(String.raw`\b(?:earliest|oldest)\b|\bfirst ${WRITTEN}\b`);
const NEWEST = new RegExp(String.raw`\b(?:latest|newest|most recent(?:ly)?)\b|\blast ${WRITTEN}\b`);

/** Whether a question asks for the newest or the oldest of something (English); nothing when for neither, or for both. */
export function askedOrder(question: string): TimeOrder | undefined {
  const text = question.toLowerCase();
  const [isOldest, isNewest] = [OLDEST.test(text), NEWEST.test(text)];
  if (isOldest === isNewest) return undefined;
  return isOldest ? 'oldest' : 'newest';
}
