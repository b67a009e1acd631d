import type { App } from '../../src/app.ts';
import { AppError } from '../../src/errors.ts';
import { loadWithVectors } from '../../src/ingestion/load-with-vectors.ts';
import type { QuestionSet } from '../evaluation/question-set.ts';
import { makeTenant } from '../support/real-app.ts';
import { createHttpClient } from './http-client.ts';
import { measureInTurn } from './measure.ts';
import { CACHED_SEARCH, checkReply, measureWorks, speedOf } from './measure-requests.ts';
import type { Measurement, Speed } from './measure-requests.ts';
import { searchFor } from './operations.ts';

/** How fast a collection of real documents is loaded and searched. */
export interface CorpusFigures extends Measurement {
  readonly name: string;
  readonly documents: number;
  readonly chunks: number;
  readonly questions: number;
  /** For loading it, vectors included. */
  readonly seconds: number;
  /** Each question when it is asked for the first time, by one client. */
  readonly newQuestions: Speed;
}

export interface CorpusOptions {
  readonly app: App;
  readonly graphqlUrl: string;
  /** Requests by one client. */
  readonly rounds: number;
  readonly signal: AbortSignal;
}

/** A token lives longer than any run. */
const TOKEN_S = 86_400;

/**
 * Loads the documents with the app's own model into a tenant of their own, then asks the questions that come with them.
 * @throws AppError as loading and asking do; BAD_INPUT when some of it cannot be loaded
 */
export async function measureCorpus(set: QuestionSet, { app, graphqlUrl, rounds, signal }: CorpusOptions): Promise<CorpusFigures> {
  const tenant = await makeTenant(app, 'bench');
  const connector = app.openFolder(set.folder, { tenantSlug: set.tenantSlug, name: set.name });
  const faults: string[] = [];
  const begin = performance.now();
  const source = { principal: app.access.tenantPrincipal(tenant), tenant, connector };
  const { report, projection } = await loadWithVectors(app.ingestion, source, {
    signal,
    onFault: ({ place, message }) => faults.push(`${place}: ${message}`),
  });
  const seconds = (performance.now() - begin) / 1_000;
  if (faults[0] !== undefined) throw new AppError('BAD_INPUT', `${faults.length} of ${set.name} could not be loaded, first ${faults[0]}`);
  if (projection.postponed > 0) throw projection.lastFailure ?? new AppError('DEPENDENCY_UNAVAILABLE', 'Vectors could not be made.');

  const send = createHttpClient(graphqlUrl, await app.access.mintToken({ tenantId: tenant.id, permissions: ['read'] }, TOKEN_S));
  let asked = 0;
  const search = async (): Promise<void> => {
    signal.throwIfAborted();
    checkReply(await send(searchFor(set.questions[asked++ % set.questions.length]!.text)));
  };
  const [times = []] = await measureInTurn([search], set.questions.length);
  const newQuestions = speedOf({ times, perSecond: (times.length * 1_000) / times.reduce((sum, time) => sum + time, 0) });
  const again = await measureWorks({ [CACHED_SEARCH]: search }, rounds);
  const counts = { documents: report.documents.new, chunks: report.chunks, questions: set.questions.length };
  return { name: set.name, ...counts, seconds, newQuestions, ...again };
}
