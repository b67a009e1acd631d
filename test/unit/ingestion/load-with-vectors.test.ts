import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Tenant } from '../../../src/domain/tenant.ts';
import { AppError } from '../../../src/errors.ts';
import type { Ingestion } from '../../../src/ingestion/ingestion.ts';
import { loadWithVectors } from '../../../src/ingestion/load-with-vectors.ts';
import type { LoadReport } from '../../../src/ingestion/load-source.ts';
import type { ProjectionOptions } from '../../../src/ingestion/project-outbox.ts';
import { MemoryConnector } from '../../support/memory-connector.ts';
import { until } from '../../support/until.ts';

const TENANT: Tenant = { id: 'tn', slug: 'tenant', name: 'Tenant' };
const SOURCE = { principal: { tenantId: 'tn', scopes: [] }, tenant: TENANT, connector: new MemoryConnector([]) };

describe('loadWithVectors', () => {
  /** Notes that wait for their vectors. */
  let open: number;
  let loading: { end: () => void; fail: (error: Error) => void };
  let failure: AppError | undefined;
  let ingestion: Pick<Ingestion, 'loadSource' | 'project' | 'countOpenNotes'>;

  beforeEach(() => {
    open = 0;
    failure = undefined;
    const loaded = new Promise<LoadReport>((resolve, reject) => {
      loading = { end: () => resolve({ sourceId: 'source' } as LoadReport), fail: reject };
    });
    ingestion = {
      loadSource: () => loaded,
      project: ({ signal, onProgress }: ProjectionOptions = {}) => {
        signal?.throwIfAborted();
        if (failure !== undefined) return Promise.resolve({ applied: 0, postponed: open, lastFailure: failure });
        const applied = open;
        open = 0;
        for (let note = 0; note < applied; note += 1) onProgress?.({ chunks: 1 });
        return Promise.resolve({ applied, postponed: 0 });
      },
      countOpenNotes: () => Promise.resolve(open),
    };
  });

  it('makes the first vectors while the graph is still being written', async () => {
    const events: string[] = [];
    const done = loadWithVectors(ingestion, SOURCE, {
      onLoaded: () => void events.push('loaded'),
      onProjected: () => void events.push('vectors'),
    });
    open = 1;
    await until(() => events.length === 1);
    open = 1;
    loading.end();
    expect(await done).toMatchObject({ report: { sourceId: 'source' }, projection: { postponed: 0 } });
    expect(events).toEqual(['vectors', 'loaded', 'vectors']);
  });

  it('loads the whole graph when the model does not answer, and tells so', async () => {
    failure = new AppError('DEPENDENCY_UNAVAILABLE', 'The model does not answer.');
    open = 3;
    const done = loadWithVectors(ingestion, SOURCE);
    loading.end();
    expect((await done).projection).toEqual({ applied: 0, postponed: 3, lastFailure: failure });
  });

  it('stops making vectors when loading fails, and throws what loading threw', async () => {
    const done = loadWithVectors(ingestion, SOURCE);
    loading.fail(new AppError('BAD_INPUT', 'The folder is not there.'));
    await expect(done).rejects.toMatchObject({ code: 'BAD_INPUT' });
    open = 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(open).toBe(1);
  });

  it('waits for notes that another process has taken', async () => {
    let counts = 0;
    ingestion.countOpenNotes = () => Promise.resolve((counts += 1) < 3 ? 1 : 0);
    loading.end();
    await loadWithVectors(ingestion, SOURCE);
    expect(counts).toBe(3);
  });
});
