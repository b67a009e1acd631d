import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '../../src/domain/principal.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { ChromaVectorStore } from '../../src/stores/chroma/chroma-vector-store.ts';
import type { ChunkVector, VectorQueryOptions, VectorStore } from '../../src/stores/vector-store.ts';
import { realConfig } from '../support/real-app.ts';
import { newPrincipal, seenBy } from '../support/stores.ts';

// The first plan of a query on a cold and busy server takes seconds.
jest.setTimeout(60_000);

const openChroma = (): VectorStore => {
  const { chroma } = realConfig();
  return new ChromaVectorStore({ ...chroma, url: chroma.url ?? '' }, createLogger('silent'));
};

const implementations: [string, () => VectorStore][] = [['ChromaVectorStore', openChroma]];

/** A unit vector of two dimensions at this angle from the first axis, in degrees. */
function at(degrees: number): Float32Array {
  return Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
}

function chunk(chunkId: string, degrees: number, scope: Scope = 'tenant', version = 1): ChunkVector {
  return { chunkId, documentId: 'doc', scope, version, vector: at(degrees) };
}

/** The chunk `<document>-0` of its document. */
function chunkOf(documentId: string, degrees: number, scope?: Scope): ChunkVector {
  return { ...chunk(`${documentId}-0`, degrees, scope), documentId };
}

const CHUNKS = [chunk('far', 80), chunk('near', 10), chunk('nearest', 1), chunk('between', 40)];

describe.each(implementations)('the vector store %s', (_name, open) => {
  const opened: { store: VectorStore; principal: Principal }[] = [];
  let store: VectorStore;
  let asker: Principal;

  beforeEach(() => {
    store = open();
    asker = newPrincipal();
    opened.push({ store, principal: asker });
  });
  afterAll(async () => {
    for (const { store: used, principal } of opened) await used.drop(principal.tenantId);
  });

  const idsNear = async (degrees: number, options: Partial<VectorQueryOptions> & { principal?: Principal } = {}) => {
    const { principal = asker, limit = 10, ...filters } = options;
    return (await store.query(principal, at(degrees), { limit, ...filters })).map((match) => match.chunkId);
  };

  it('gives the nearest first, with their cosine similarity', async () => {
    await store.upsert(asker.tenantId, CHUNKS);
    const matches = await store.query(asker, at(0), { limit: 10 });
    expect(matches.map((match) => match.chunkId)).toEqual(['nearest', 'near', 'between', 'far']);
    for (const [place, degrees] of [1, 10, 40, 80].entries()) {
      expect(matches[place]?.similarity).toBeCloseTo(Math.cos((degrees * Math.PI) / 180), 4);
    }
  });

  it('gives no more than it is asked for', async () => {
    await store.upsert(asker.tenantId, CHUNKS);
    expect(await idsNear(0, { limit: 2 })).toEqual(['nearest', 'near']);
  });

  it('orders equally near chunks by id, whatever the order in which they came', async () => {
    await store.upsert(
      asker.tenantId,
      ['c', 'a', 'd', 'b'].map((id) => chunk(id, 30)),
    );
    expect(await idsNear(0)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('finds nothing in a tenant without vectors', async () => {
    expect(await idsNear(0)).toEqual([]);
  });

  it('holds the same after an upsert that is done twice', async () => {
    await store.upsert(asker.tenantId, CHUNKS);
    await store.upsert(asker.tenantId, CHUNKS);
    expect(await idsNear(0)).toEqual(['nearest', 'near', 'between', 'far']);
  });

  it('replaces the vector and the scope of a chunk that it has', async () => {
    await store.upsert(asker.tenantId, CHUNKS);
    await store.upsert(asker.tenantId, [chunk('far', 0, 'group:g', 2)]);
    expect(await idsNear(0, { limit: 1 })).toEqual(['far']);
    expect(await idsNear(0, { onlyVisible: true })).not.toContain('far');
  });

  it('returns only chunks in the scopes of the asker when it filters by itself', async () => {
    await store.upsert(asker.tenantId, [chunk('open', 20), chunk('of group g', 10, 'group:g'), chunk('of group h', 5, 'group:h')]);
    expect(await idsNear(0, { onlyVisible: true })).toEqual(['open']);
    expect(await idsNear(0, { onlyVisible: true, principal: seenBy(asker, 'group:g') })).toEqual(['of group g', 'open']);
    expect(await idsNear(0, { onlyVisible: true, principal: { ...asker, scopes: ['group:h'] } })).toEqual(['of group h']);
  });

  it('fills the limit with visible chunks when hidden ones are nearer', async () => {
    const hidden = Array.from({ length: 30 }, (_, place) => chunk(`hidden ${place}`, place / 10, 'group:g'));
    await store.upsert(asker.tenantId, [...hidden, chunk('open 1', 50), chunk('open 2', 60)]);
    expect(await idsNear(0, { onlyVisible: true, limit: 2 })).toEqual(['open 1', 'open 2']);
  });

  it('finds the nearest chunks of some documents, however many others are nearer', async () => {
    const nearer = Array.from({ length: 300 }, (_, place) => chunkOf(`near${place}`, place / 100));
    await store.upsert(asker.tenantId, [...nearer, chunkOf('a', 60), chunkOf('b', 50), chunkOf('c', 70)]);
    expect(await idsNear(0, { documentIds: ['a', 'b', 'unknown'] })).toEqual(['b-0', 'a-0']);
    expect(await idsNear(0, { documentIds: ['a', 'b'], limit: 1 })).toEqual(['b-0']);
    for (const documentIds of [[], ['unknown'], ['"', '$in']]) expect(await idsNear(0, { documentIds })).toEqual([]);
  });

  it('finds in some documents what is in the scopes of the asker, when it filters by both', async () => {
    await store.upsert(asker.tenantId, [chunkOf('open', 20), chunkOf('secret', 10, 'group:g'), chunkOf('other', 5)]);
    const documentIds = ['open', 'secret'];
    expect(await idsNear(0, { documentIds, onlyVisible: true })).toEqual(['open-0']);
    expect(await idsNear(0, { documentIds, onlyVisible: true, principal: seenBy(asker, 'group:g') })).toEqual(['secret-0', 'open-0']);
  });

  it('finds in more documents than one request can name', async () => {
    await store.upsert(asker.tenantId, [chunkOf('first', 40), chunkOf('last', 30), chunkOf('other', 1)]);
    const documentIds = ['first', ...Array.from({ length: 35_000 }, (_, place) => `doc_${place}`), 'last'];
    expect(await idsNear(0, { documentIds })).toEqual(['last-0', 'first-0']);
    expect(await idsNear(0, { documentIds, limit: 1 })).toEqual(['last-0']);
  });

  it('forgets removed chunks, and passes over ids that it does not have', async () => {
    await store.upsert(asker.tenantId, CHUNKS);
    await store.remove(asker.tenantId, ['near', 'never there']);
    await store.remove(asker.tenantId, ['near']);
    expect(await idsNear(0)).toEqual(['nearest', 'between', 'far']);
  });

  it('removes from a tenant without vectors without complaint', async () => {
    await store.remove(asker.tenantId, ['never there']);
    expect(await idsNear(0)).toEqual([]);
  });

  it("keeps each tenant's chunks apart, also under the same ids", async () => {
    const other = newPrincipal();
    opened.push({ store, principal: other });
    await store.upsert(asker.tenantId, [chunk('shared', 10)]);
    await store.upsert(other.tenantId, [chunk('shared', 90), chunk('theirs', 0)]);
    expect(await idsNear(0)).toEqual(['shared']);
    await store.remove(other.tenantId, ['shared']);
    await store.drop(other.tenantId);
    expect(await store.query(asker, at(10), { limit: 5 })).toEqual([{ chunkId: 'shared', similarity: expect.closeTo(1, 4) }]);
  });

  it('drops all of a tenant, drops it again, and takes new vectors afterwards', async () => {
    await store.upsert(asker.tenantId, CHUNKS);
    await store.drop(asker.tenantId);
    await store.drop(asker.tenantId);
    expect(await idsNear(0)).toEqual([]);
    await store.upsert(asker.tenantId, [chunk('new', 0)]);
    expect(await idsNear(0)).toEqual(['new']);
  });

  it('goes on when another process dropped and made the collection meanwhile', async () => {
    await store.upsert(asker.tenantId, CHUNKS);
    const elsewhere = open();
    await elsewhere.drop(asker.tenantId);
    await elsewhere.upsert(asker.tenantId, [chunk('made elsewhere', 0)]);
    expect(await idsNear(0)).toEqual(['made elsewhere']);
    await elsewhere.drop(asker.tenantId);
    await store.upsert(asker.tenantId, [chunk('new', 0)]);
    expect(await idsNear(0)).toEqual(['new']);
  });

  it('takes vectors of another length after a drop', async () => {
    await store.upsert(asker.tenantId, CHUNKS);
    await store.drop(asker.tenantId);
    await store.upsert(asker.tenantId, [{ ...chunk('longer', 0), vector: Float32Array.of(1, 0, 0) }]);
    expect((await store.query(asker, Float32Array.of(1, 0, 0), { limit: 5 })).map((match) => match.chunkId)).toEqual(['longer']);
  });

  it('takes more vectors than one request carries', async () => {
    const many = Array.from({ length: 1_203 }, (_, place) => chunk(`chunk ${String(place).padStart(4, '0')}`, place / 20));
    await store.upsert(asker.tenantId, many);
    expect(await idsNear(0, { limit: 3 })).toEqual(['chunk 0000', 'chunk 0001', 'chunk 0002']);
    await store.remove(
      asker.tenantId,
      many.slice(0, 1_200).map((vector) => vector.chunkId),
    );
    expect(await idsNear(0)).toEqual(['chunk 1200', 'chunk 1201', 'chunk 1202']);
  });

  it('stops when the caller has left', async () => {
    const left = AbortSignal.abort();
    await expect(store.query(asker, at(0), { limit: 1, signal: left })).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(store.upsert(asker.tenantId, CHUNKS, { signal: left })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
