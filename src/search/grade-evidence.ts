import type { EvidenceGrade, SearchHit } from '../domain/evidence.ts';
import { nameWords } from '../domain/names.ts';
import { isStopWord } from '../domain/stop-words.ts';

/** Cosine similarity from which a passage is about the question's subject, and from which it most likely answers it (MiniLM). */
const WEAK_SIMILARITY = 0.3;
const STRONG_SIMILARITY = 0.5;
/** Share of the question's content words found in one passage. */
const WEAK_COVERAGE = 0.5;
const STRONG_COVERAGE = 0.75;
/** Hits that are looked at: an answer that is not among the first is not strong evidence. */
const GRADED_HITS = 5;

/** How well the best evidence fits the question: by meaning or by words. */
export function gradeEvidence(question: string, hits: readonly SearchHit[]): EvidenceGrade {
  const words = contentWords(question);
  const best = hits.slice(0, GRADED_HITS);
  const similarity = Math.max(0, ...best.map((hit) => hit.parts.find((part) => part.retriever === 'vector')?.raw ?? 0));
  const coverage = Math.max(0, ...best.map((hit) => coverageOf(words, hit)));
  if (similarity >= STRONG_SIMILARITY || (coverage >= STRONG_COVERAGE && similarity >= WEAK_SIMILARITY)) return 'STRONG';
  if (similarity >= WEAK_SIMILARITY || coverage >= WEAK_COVERAGE) return 'WEAK';
  return 'NONE';
}

/** The question's words that say what is sought, each once. */
export function contentWords(text: string): string[] {
  return [...new Set(nameWords(text).filter((word) => word.length > 1 && !isStopWord(word)))];
}

function coverageOf(words: readonly string[], { passage }: SearchHit): number {
  if (words.length === 0) return 0;
  const found = new Set(nameWords(`${passage.document.title} ${passage.headingPath.join(' ')} ${passage.text}`));
  return words.filter((word) => found.has(word)).length / words.length;
}
