import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../src/errors.ts';
import { projectOutbox } from '../../../src/ingestion/project-outbox.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import type { OutboxNote, ProjectedChunk } from '../../../src/stores/outbox-store.ts';
import { FakeEmbeddingStore, FakeOutbox } from '../../support/fake-outbox.ts';
import { FakeVectorStore } from '../../support/fake-vector-store.ts';
import { WordEmbeddingModel } from '../../support/word-embedding-model.ts';

const chunk = (id: string, version = 1, more: Partial<ProjectedChunk> = {}): ProjectedChunk => ({
  id,
  scope: 'tenant',
  version,
  contentHash: `hash of ${id}`,
  embeddedText: `text of ${id}`,
  ...more,
});
const note = (documentId: string, version = 1, removedChunkIds: string[] = []): OutboxNote => ({
  id: `${documentId}:${version}`,
  tenantId: 'tn',
  documentId,
  version,
  removedChunkIds,
  attempts: 0,
});

describe('projectOutbox', () => {
  let dependencies: {
    outbox: FakeOutbox;
    embeddings: FakeEmbeddingStore;
    vectors: FakeVectorStore;
    embeddingModel: WordEmbeddingModel;
    logger: ReturnType<typeof createLogger>;
  };

  beforeEach(() => {
    dependencies = {
      outbox: new FakeOutbox(),
      embeddings: new FakeEmbeddingStore(),
      vectors: new FakeVectorStore(),
      embeddingModel: new WordEmbeddingModel(),
      logger: createLogger('silent'),
    };
  });

  const vectorIds = (): string[] => [...dependencies.vectors.vectors.keys()].sort();

  it('brings the vectors to what the graph shows and removes the notes', async () => {
    const { outbox, vectors } = dependencies;
    outbox.documents.set('d', { version: 1, chunks: [chunk('a'), chunk('b', 1, { scope: 'project:p' })] });
    outbox.notes = [note('d')];
    const progress: number[] = [];
    const result = await projectOutbox(dependencies, { onProgress: ({ chunks }) => progress.push(chunks) });
    expect(result).toEqual({ applied: 1, postponed: 0 });
    expect(vectors.vectors.get('b')).toMatchObject({ documentId: 'd', scope: 'project:p', version: 1 });
    expect(outbox.notes).toEqual([]);
    expect(progress).toEqual([2]);
  });

  it('carries out more notes than one claim holds, of the wanted tenant only', async () => {
    const { outbox } = dependencies;
    for (let place = 0; place < 60; place += 1) {
      outbox.documents.set(`d${place}`, { version: 1, chunks: [chunk(`c${place}`)] });
      outbox.notes.push(note(`d${place}`));
    }
    outbox.notes.push({ ...note('other'), tenantId: 'another' });
    expect((await projectOutbox(dependencies, { tenantId: 'tn' })).applied).toBe(60);
    expect(outbox.notes.map(({ tenantId }) => tenantId)).toEqual(['another']);
  });

  it('carries the notes of a claim out together: one call to the model, one to the vector store', async () => {
    const { outbox, embeddingModel, vectors } = dependencies;
    for (let place = 0; place < 10; place += 1) {
      outbox.documents.set(`d${place}`, { version: 1, chunks: [chunk(`c${place}`)] });
      outbox.notes.push(note(`d${place}`));
    }
    const [embed, upsert] = [jest.spyOn(embeddingModel, 'embed'), jest.spyOn(vectors, 'upsert')];
    const progress: number[] = [];
    await projectOutbox(dependencies, { onProgress: ({ chunks }) => progress.push(chunks) });
    expect([embed.mock.calls.length, upsert.mock.calls.length]).toEqual([1, 1]);
    expect(progress).toEqual(Array.from({ length: 10 }, () => 1));
  });

  it('writes the chunks of a large document in batches', async () => {
    const { outbox, vectors } = dependencies;
    outbox.documents.set('d', { version: 1, chunks: Array.from({ length: 600 }, (_, place) => chunk(`c${place}`)) });
    outbox.notes = [note('d')];
    const upsert = jest.spyOn(vectors, 'upsert');
    await projectOutbox(dependencies);
    expect(upsert.mock.calls.map(([, rows]) => rows.length)).toEqual([256, 256, 88]);
    expect(vectorIds()).toHaveLength(600);
  });

  it('claims fewer notes when their documents are large', async () => {
    const { outbox } = dependencies;
    for (let place = 0; place < 80; place += 1) {
      const chunks = Array.from({ length: 64 }, (_, number) => chunk(`c${place}.${number}`));
      outbox.documents.set(`d${place}`, { version: 1, chunks });
      outbox.notes.push(note(`d${place}`));
    }
    const claim = jest.spyOn(outbox, 'claim');
    await projectOutbox(dependencies);
    const sizes = claim.mock.calls.map(([{ limit }]) => limit);
    expect(sizes.slice(0, 2)).toEqual([16, 16]);
    expect(new Set(sizes.slice(2))).toEqual(new Set([4]));
  });

  it('embeds for one claim at a time, so that the other is read and written meanwhile', async () => {
    const { outbox, embeddingModel } = dependencies;
    for (let place = 0; place < 100; place += 1) {
      outbox.documents.set(`d${place}`, { version: 1, chunks: [chunk(`c${place}`)] });
      outbox.notes.push(note(`d${place}`));
    }
    let [running, most] = [0, 0];
    const embed = embeddingModel.embed.bind(embeddingModel);
    embeddingModel.embed = async (texts) => {
      most = Math.max(most, (running += 1));
      await sleep(5);
      running -= 1;
      return embed(texts);
    };
    expect((await projectOutbox(dependencies)).applied).toBe(100);
    expect(most).toBe(1);
  });

  it('carries out several notes of one document as one', async () => {
    const { outbox, embeddingModel, vectors } = dependencies;
    await vectors.upsert('tn', [{ chunkId: 'gone', documentId: 'd', scope: 'tenant', version: 1, vector: Float32Array.of(1) }]);
    outbox.documents.set('d', { version: 2, chunks: [chunk('old', 1), chunk('new', 2)] });
    outbox.notes = [note('d', 1), note('d', 2, ['gone'])];
    const progress: number[] = [];
    expect((await projectOutbox(dependencies, { onProgress: ({ chunks }) => progress.push(chunks) })).applied).toBe(2);
    expect(vectorIds()).toEqual(['new', 'old']);
    expect(embeddingModel.embedded).toHaveLength(2);
    expect(progress).toEqual([2, 0]);
  });

  it('changes nothing when a note is carried out twice, and embeds nothing twice', async () => {
    const { outbox, embeddingModel } = dependencies;
    outbox.documents.set('d', { version: 1, chunks: [chunk('a'), chunk('b', 1, { contentHash: 'hash of a' })] });
    for (let time = 0; time < 2; time += 1) {
      outbox.notes = [note('d')];
      outbox.endLeases();
      await projectOutbox(dependencies);
    }
    expect(vectorIds()).toEqual(['a', 'b']);
    expect(embeddingModel.embedded).toHaveLength(1);
  });

  it('leaves chunks of older versions to their own notes', async () => {
    const { outbox } = dependencies;
    outbox.documents.set('d', { version: 2, chunks: [chunk('old', 1), chunk('new', 2)] });
    outbox.notes = [note('d', 2)];
    await projectOutbox(dependencies);
    expect(vectorIds()).toEqual(['new']);
  });

  it('removes the vectors of chunks that a change removed, unless they are back', async () => {
    const { outbox, vectors } = dependencies;
    const vector = Float32Array.of(1);
    await vectors.upsert(
      'tn',
      ['gone', 'back'].map((chunkId) => ({ chunkId, documentId: 'd', scope: 'tenant' as const, version: 1, vector })),
    );
    outbox.documents.set('d', { version: 2, chunks: [chunk('back', 1)] });
    outbox.notes = [note('d', 2, ['gone', 'back'])];
    await projectOutbox(dependencies);
    expect(vectorIds()).toEqual(['back']);
  });

  it('looks again when the document changed while its vectors were made', async () => {
    const { outbox } = dependencies;
    outbox.documents.set('d', { version: 1, chunks: [chunk('a'), chunk('b')] });
    outbox.notes = [note('d')];
    outbox.beforeRead = (count) => {
      if (count === 1) outbox.documents.set('d', { version: 2, chunks: [chunk('b'), chunk('c', 2)] });
    };
    await projectOutbox(dependencies);
    expect(vectorIds()).toEqual(['b', 'c']);
  });

  it('takes back what it wrote when the document was deleted meanwhile', async () => {
    const { outbox } = dependencies;
    outbox.documents.set('d', { version: 1, chunks: [chunk('a')] });
    outbox.notes = [note('d')];
    outbox.beforeRead = (count) => {
      if (count === 1) outbox.documents.delete('d');
    };
    await projectOutbox(dependencies);
    expect(vectorIds()).toEqual([]);
  });

  it('keeps the vectors of a document that was deleted and made anew while they were being removed', async () => {
    const { outbox, vectors } = dependencies;
    outbox.notes = [note('d', 2, ['a'])];
    const remove = vectors.remove.bind(vectors);
    vectors.remove = async (tenantId, ids) => {
      // Another relay has written the new document's vectors at this very moment.
      outbox.documents.set('d', { version: 1, chunks: [chunk('a')] });
      await remove(tenantId, ids);
    };
    await projectOutbox(dependencies);
    expect(vectorIds()).toEqual(['a']);
  });

  it('gives notes back with a growing delay when the model fails, and ends', async () => {
    const { outbox, embeddingModel } = dependencies;
    outbox.documents.set('d', { version: 1, chunks: [chunk('a')] });
    outbox.notes = [note('d')];
    embeddingModel.failure = new AppError('DEPENDENCY_UNAVAILABLE', 'The model does not answer.');
    for (let time = 0; time < 8; time += 1) {
      const result = await projectOutbox(dependencies);
      expect(result).toEqual({ applied: 0, postponed: 1, lastFailure: embeddingModel.failure });
      outbox.endLeases();
    }
    expect(outbox.released.map(({ delayMs }) => delayMs)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(outbox.released[0]?.reason).toBe('DEPENDENCY_UNAVAILABLE');
    embeddingModel.failure = undefined;
    expect((await projectOutbox(dependencies)).applied).toBe(1);
  });

  it('carries the other notes of the batch out when one fails', async () => {
    const { outbox, vectors } = dependencies;
    for (const id of ['bad', 'good']) outbox.documents.set(id, { version: 1, chunks: [chunk(id)] });
    outbox.notes = [note('bad'), note('good')];
    const upsert = vectors.upsert.bind(vectors);
    vectors.upsert = (tenantId, rows) => (rows[0]?.documentId === 'bad' ? Promise.reject(new Error('boom')) : upsert(tenantId, rows));
    expect(await projectOutbox(dependencies)).toMatchObject({ applied: 1, postponed: 1, lastFailure: { code: 'INTERNAL' } });
    expect(outbox.notes.map(({ documentId }) => documentId)).toEqual(['bad']);
  });

  it('gives everything back at once when it is cancelled', async () => {
    const { outbox } = dependencies;
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      outbox.documents.set(id, { version: 1, chunks: [chunk(id)] });
      outbox.notes.push(note(id));
    }
    const leaving = new AbortController();
    outbox.beforeRead = () => leaving.abort();
    await expect(projectOutbox(dependencies, { signal: leaving.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(outbox.released.length).toBeGreaterThan(0);
    for (const { delayMs, reason } of outbox.released) expect([delayMs, reason]).toEqual([0, 'CANCELLED']);
    expect(outbox.released.length).toBe(outbox.notes.length);
  });

  it('goes on when not even giving back is possible: the lease runs out by itself', async () => {
    const { outbox, embeddingModel } = dependencies;
    outbox.documents.set('d', { version: 1, chunks: [chunk('a')] });
    outbox.notes = [note('d')];
    embeddingModel.failure = new Error('no');
    outbox.release = () => Promise.reject(new Error('the graph is away too'));
    await expect(projectOutbox(dependencies)).resolves.toMatchObject({ postponed: 1 });
  });
});
