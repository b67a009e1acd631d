import { createHash } from 'node:crypto';
import type { Progress } from '../../src/platform/progress.ts';
import { percentile, scoreRanking, summarise } from './metrics.ts';
import type { Scores, Summary } from './metrics.ts';
import type { AskedQuestion, QuestionSet } from './question-set.ts';
import type { Rank } from './variants.ts';

export type Half = 'a' | 'b';

/** The figures of one run; `--json` writes it. */
export interface Evaluation {
  readonly corpus: string;
  readonly half?: Half;
  /** Whether each part was left out in turn. */
  readonly isAblation?: true;
  /** By variant, then by the type of question; ALL has every question. */
  readonly variants: Readonly<Record<string, Readonly<Record<string, Summary>>>>;
  /** Milliseconds of a question, one client, the whole request. */
  readonly latency: Readonly<Record<string, { readonly p50: number; readonly p95: number }>>;
}

/** Which half a question is in, by a hash of its id: the same in every run and for every corpus. */
export function halfOf(id: string): Half {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'a' : 'b';
}

/** Asks every question in every variant, one after the other, and compares the answers with the gold, which stays here. */
export async function measure(
  set: QuestionSet,
  variants: Readonly<Record<string, Rank>>,
  options: { half?: Half; progress: Progress; signal: AbortSignal },
): Promise<Evaluation> {
  const { half, progress, signal } = options;
  const questions = set.questions.filter(({ id }) => half === undefined || halfOf(id) === half);
  const summaries: Record<string, Record<string, Summary>> = {};
  const latency: Record<string, { p50: number; p95: number }> = {};
  for (const [name, rank] of Object.entries(variants)) {
    progress.start(`Asking ${questions.length} questions by ${name}`, { total: questions.length, unit: 'questions' });
    const scored = await askAll(questions, rank, { set, signal, onAnswer: (done) => progress.update(done) });
    progress.finish();
    summaries[name] = byType(scored);
    const times = scored.map(({ milliseconds }) => milliseconds);
    latency[name] = { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
  }
  return { corpus: set.name, ...(half === undefined ? {} : { half }), variants: summaries, latency };
}

interface Scored {
  readonly type: string;
  readonly scores: Scores;
  readonly milliseconds: number;
}

async function askAll(
  questions: readonly AskedQuestion[],
  rank: Rank,
  { set, signal, onAnswer }: { set: QuestionSet; signal: AbortSignal; onAnswer: (done: number) => void },
): Promise<Scored[]> {
  const scored: Scored[] = [];
  // The first call of a kind warms what it needs.
  if (questions[0] !== undefined) await rank(questions[0]);
  for (const question of questions) {
    signal.throwIfAborted();
    const begin = performance.now();
    const ranking = await rank(question);
    const milliseconds = performance.now() - begin;
    const { type, documentIds } = set.gold.get(question.id) ?? { type: '', documentIds: new Set<string>() };
    scored.push({ type, scores: scoreRanking(ranking, documentIds), milliseconds });
    onAnswer(scored.length);
  }
  return scored;
}

function byType(scored: readonly Scored[]): Record<string, Summary> {
  const types = [...new Set(scored.map(({ type }) => type))].sort();
  const of = (type?: string): Summary =>
    summarise(scored.filter((one) => type === undefined || one.type === type).map(({ scores }) => scores));
  return { ALL: of(), ...Object.fromEntries(types.map((type) => [type, of(type)])) };
}
