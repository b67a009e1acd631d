import { loadWithVectors } from '../ingestion/load-with-vectors.ts';
import type { LoadFault, LoadReport } from '../ingestion/load-source.ts';
import type { ProjectionResult } from '../ingestion/project-outbox.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { CommandContext } from './with-app.ts';

export interface LoadResult {
  readonly report: LoadReport;
  readonly faults: readonly LoadFault[];
  readonly projection: ProjectionResult;
  /** Chunks whose vectors were brought up to date. */
  readonly embedded: number;
  /** Milliseconds for reading into the graph, and until the last vector. */
  readonly durationMs: { readonly graph: number; readonly total: number };
}

/** Loads a folder into a tenant and waits for the vectors, with a bar for each; the first vectors are made while the graph is written. */
export async function loadFolder(
  { app, progress, signal }: CommandContext,
  tenant: Tenant,
  source: { path: string; name?: string },
): Promise<LoadResult> {
  const begin = Date.now();
  const connector = app.openFolder(source.path, { tenantSlug: tenant.slug, name: source.name });
  const faults: LoadFault[] = [];
  let [graph, embedded, done] = [0, 0, 0];
  progress.start(`Reading ${source.path}`, { total: kilobytes(await connector.measure()), unit: 'kB' });
  const principal = app.access.tenantPrincipal(tenant);
  const { report, projection } = await loadWithVectors(
    app.ingestion,
    { principal, tenant, connector },
    {
      signal,
      onProgress: ({ position }) => progress.update(kilobytes(position)),
      onFault: (fault) => faults.push(fault),
      onLoaded: async ({ documents, chunks }) => {
        graph = Date.now() - begin;
        progress.finish(`${documents.new + documents.changed} documents, ${chunks} chunks to embed`);
        const open = await app.ingestion.countOpenNotes(tenant.id, { signal });
        progress.start('Embedding', { total: done + open, unit: 'documents' });
        progress.update(done);
      },
      onProjected: ({ chunks }) => {
        embedded += chunks;
        done += 1;
        // Until then the bar is that of reading.
        if (graph > 0) progress.update(done);
      },
    },
  );
  const total = Date.now() - begin;
  progress.finish(`${embedded} chunks in ${(total / 1000).toFixed(1)} s`);
  return { report, faults, projection, embedded, durationMs: { graph, total } };
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
