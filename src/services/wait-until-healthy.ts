import { setTimeout as sleep } from 'node:timers/promises';
import { throwIfCancelled, withDeadline } from '../platform/abortable.ts';
import { AppError } from '../errors.ts';
import { gistOfLog } from './service-log.ts';
import type { ProcessEnd, ServiceProcess } from './service-process.ts';
import type { Health, LocalService, ServiceContext } from './service.ts';

/** The first change of a cold Neo4j takes seconds on a busy machine; one that is cut off begins anew. */
const PROBE_MS = 5_000;
const PAUSE_MS = 100;

/**
 * Asks the service again and again until it answers.
 * @throws AppError DEPENDENCY_UNAVAILABLE with the last words of its log when it ends or stays silent, CANCELLED, CONFLICT (another password)
 */
export async function waitUntilHealthy(
  service: LocalService,
  context: ServiceContext,
  options: { process: ServiceProcess; timeoutMs: number; signal?: AbortSignal },
): Promise<void> {
  const { process, timeoutMs, signal } = options;
  const deadline = Date.now() + timeoutMs;
  let end: ProcessEnd | undefined;
  void process.ended.then((how) => (end = how));
  while (Date.now() < deadline) {
    throwIfCancelled(signal);
    if (end !== undefined) throw await failure(`${service.title} stopped while it was starting${describeEnd(end)}`, process);
    if ((await probeOnce(service, context, signal)) === 'healthy') return;
    await sleep(PAUSE_MS);
  }
  throw await failure(`${service.title} did not answer within ${Math.round(timeoutMs / 1_000)} s`, process);
}

/**
 * One question with a deadline of its own: a paused server counts as waiting.
 * @throws AppError CANCELLED, CONFLICT (another password)
 */
export async function probeOnce(service: LocalService, context: ServiceContext, signal?: AbortSignal): Promise<Health> {
  try {
    return await withDeadline({ timeoutMs: PROBE_MS, what: service.title, signal }, (inner) => service.probe(context, inner));
  } catch (error) {
    if (error instanceof AppError && error.code === 'DEADLINE_EXCEEDED') return 'waiting';
    throw error;
  }
}

/** " (signal SIGKILL)", " (exit code 1)", or nothing when it is not known. */
export function describeEnd({ signal, exitCode }: ProcessEnd): string {
  if (signal !== undefined) return ` (signal ${signal})`;
  return exitCode === undefined ? '' : ` (exit code ${exitCode})`;
}

async function failure(words: string, { log }: ServiceProcess): Promise<AppError> {
  const gist = await gistOfLog(log.path, log.offset);
  return new AppError('DEPENDENCY_UNAVAILABLE', `${words}${gist === '' ? '' : `: ${gist}`} (log: ${log.path}).`);
}
