import { setTimeout } from 'node:timers/promises';
import type { Connector } from '../connectors/connector.ts';
import type { Principal } from '../domain/principal.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Ingestion } from './ingestion.ts';
import type { LoadOptions, LoadReport } from './load-source.ts';
import type { ProjectionOptions, ProjectionResult } from './project-outbox.ts';

/** How long to wait for notes: the next that loading writes, or those that another process has taken. In milliseconds. */
const PAUSE_MS = 200;

export interface LoadWithVectorsOptions extends LoadOptions {
  /** Called when the graph is written; some vectors may still be missing. */
  readonly onLoaded?: (report: LoadReport) => Promise<void> | void;
  /** Called after each document whose vectors are there, also while the graph is still being written. */
  readonly onProjected?: ProjectionOptions['onProgress'];
}

export interface LoadedWithVectors {
  readonly report: LoadReport;
  /** How the last projection ended. */
  readonly projection: ProjectionResult;
}

/**
 * Loads a source and waits for its vectors, which are made from the first document on: the model need not wait for the graph.
 * @throws AppError as loading and projecting do
 */
export async function loadWithVectors(
  ingestion: Pick<Ingestion, 'loadSource' | 'project' | 'countOpenNotes'>,
  source: { principal: Principal; tenant: Tenant; connector: Connector },
  options: LoadWithVectorsOptions = {},
): Promise<LoadedWithVectors> {
  const { principal, tenant, connector } = source;
  const { onLoaded, onProjected, ...loadOptions } = options;
  const [loadingIsOver, leaving] = [new AbortController(), new AbortController()];
  const signal = options.signal === undefined ? leaving.signal : AbortSignal.any([leaving.signal, options.signal]);
  const project = (): Promise<ProjectionResult> => ingestion.project({ tenantId: tenant.id, signal, onProgress: onProjected });
  // Whatever ends this early ends the projection below again, and is told there.
  const meanwhile = Promise.allSettled([projectUntil(loadingIsOver.signal, project)]);
  let report: LoadReport;
  try {
    report = await ingestion.loadSource(principal, tenant, connector, loadOptions);
  } catch (error) {
    leaving.abort();
    await meanwhile;
    throw error;
  } finally {
    loadingIsOver.abort();
  }
  await onLoaded?.(report);
  await meanwhile;
  const projection = await projectAll(ingestion, { tenantId: tenant.id, signal: options.signal, onProgress: onProjected });
  return { report, projection };
}

/** Again and again, unless something does not answer. */
async function projectUntil(isOver: AbortSignal, project: () => Promise<ProjectionResult>): Promise<void> {
  while (!isOver.aborted) {
    if ((await project()).postponed > 0) return;
    await setTimeout(PAUSE_MS, undefined, { signal: isOver });
  }
}

/** Until no note of the tenant is open: a running Weft may have taken some of them. Ends early when the store or the model does not answer. */
async function projectAll(
  ingestion: Pick<Ingestion, 'project' | 'countOpenNotes'>,
  options: ProjectionOptions & { tenantId: string },
): Promise<ProjectionResult> {
  for (;;) {
    const result = await ingestion.project(options);
    if (result.postponed > 0 || (await ingestion.countOpenNotes(options.tenantId, options)) === 0) return result;
    await setTimeout(PAUSE_MS, undefined, { signal: options.signal });
  }
}
