import { setTimeout } from 'node:timers/promises';
import type { App } from '../app.ts';
import type { LoadFault, LoadReport } from '../ingestion/load-source.ts';
import type { ProjectionOptions, ProjectionResult } from '../ingestion/project-outbox.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { CommandContext } from './with-app.ts';

/** How long to wait for notes that another process has taken, in milliseconds. */
const OTHER_RELAY_PAUSE_MS = 500;

export interface LoadResult {
  readonly report: LoadReport;
  readonly faults: readonly LoadFault[];
  readonly projection: ProjectionResult;
  /** Chunks whose vectors were brought up to date. */
  readonly embedded: number;
  /** Milliseconds for reading into the graph, and until the last vector. */
  readonly durationMs: { readonly graph: number; readonly total: number };
}

/** Loads a folder into a tenant and waits for the vectors, with a bar for each; the graph is written while the first vectors are made. */
export async function loadFolder(
  { app, progress, signal }: CommandContext,
  tenant: Tenant,
  source: { path: string; name?: string },
): Promise<LoadResult> {
  const begin = Date.now();
  const connector = app.openFolder(source.path, { tenantSlug: tenant.slug, name: source.name });
  const faults: LoadFault[] = [];
  progress.start(`Reading ${source.path}`, { total: kilobytes(await connector.measure()), unit: 'kB' });
  const report = await app.ingestion.loadSource(app.access.tenantPrincipal(tenant), tenant, connector, {
    signal,
    onProgress: ({ position }) => progress.update(kilobytes(position)),
    onFault: (fault) => faults.push(fault),
  });
  const graph = Date.now() - begin;
  progress.finish(`${report.documents.new + report.documents.changed} documents, ${report.chunks} chunks to embed`);
  let embedded = 0;
  let done = 0;
  progress.start('Embedding', { total: await app.ingestion.countOpenNotes(tenant.id, { signal }), unit: 'documents' });
  const onProgress = ({ chunks }: { chunks: number }): void => {
    embedded += chunks;
    progress.update((done += 1));
  };
  const projection = await projectAll(app, { tenantId: tenant.id, signal, onProgress });
  const total = Date.now() - begin;
  progress.finish(`${embedded} chunks in ${((total - graph) / 1000).toFixed(1)} s`);
  return { report, faults, projection, embedded, durationMs: { graph, total } };
}

/** Until no note of the tenant is open: a running Weft may have taken some of them. Ends early when the store or the model does not answer. */
async function projectAll(app: App, options: ProjectionOptions): Promise<ProjectionResult> {
  for (;;) {
    const result = await app.ingestion.project(options);
    if (result.postponed > 0 || (await app.ingestion.countOpenNotes(options.tenantId, options)) === 0) return result;
    await setTimeout(OTHER_RELAY_PAUSE_MS, undefined, { signal: options.signal });
  }
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
