import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '../../src/domain/principal.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jOutboxStore } from '../../src/stores/neo4j/neo4j-outbox-store.ts';
import type { OutboxStore } from '../../src/stores/outbox-store.ts';
import { chunkIdOf, documentRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor } from '../support/stores.ts';

jest.setTimeout(60_000);

const LEASE_MS = 60_000;
const implementations: [string, (executor: Executor) => OutboxStore][] = [
  ['Neo4jOutboxStore', (executor) => new Neo4jOutboxStore(executor)],
];

describe.each(implementations)('the outbox store %s', (_name, open) => {
  let executor: Executor;
  let store: OutboxStore;
  let writer: Principal;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
  });
  afterAll(() => executor.close());
  beforeEach(() => {
    writer = newPrincipal();
  });

  const save = (...ids: string[]) =>
    new Neo4jDocumentStore(executor).saveDocuments(
      writer,
      ids.map((id) => documentRecord({ id, texts: [`text of ${id}`] })),
    );
  const claim = (limit = 100, leaseMs = LEASE_MS) => store.claim({ tenantId: writer.tenantId, limit, leaseMs });

  it('gives the notes of a tenant, oldest first, no more than asked for', async () => {
    await save('doc-a');
    await sleep(2);
    await save('doc-b', 'doc-c');
    expect((await claim(2)).map(({ documentId, attempts }) => [documentId, attempts])).toEqual([
      ['doc-a', 1],
      ['doc-b', 1],
    ]);
    expect((await claim()).map((note) => note.documentId)).toEqual(['doc-c']);
    expect(await claim()).toEqual([]);
  });

  it('gives the notes of no other tenant', async () => {
    await save('doc-a');
    expect(await store.claim({ tenantId: newPrincipal().tenantId, limit: 10, leaseMs: LEASE_MS })).toEqual([]);
  });

  it('gives each note to one of several relays that ask at once', async () => {
    await save(...Array.from({ length: 30 }, (_, place) => `doc-${place}`));
    const batches = await Promise.all(Array.from({ length: 6 }, () => claim(20)));
    const ids = batches.flat().map((note) => note.id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await claim();
    expect(ids.length + rest.length).toBe(30);
  });

  it('gives a note again when its lease ran out', async () => {
    await save('doc-a');
    // Long enough for a claim on a slow machine.
    await claim(10, 3_000);
    expect(await claim()).toEqual([]);
    await sleep(3_100);
    expect(await claim()).toMatchObject([{ documentId: 'doc-a', attempts: 2 }]);
  });

  it('gives a released note again after its delay, not before', async () => {
    await save('doc-a');
    const [note] = await claim();
    await store.release([note!.id], { delayMs: 3_000, reason: 'DEPENDENCY_UNAVAILABLE' });
    expect(await claim()).toEqual([]);
    expect(await store.countOpen(writer.tenantId)).toBe(1);
    await sleep(3_100);
    expect(await claim()).toMatchObject([{ id: note!.id }]);
  });

  it('forgets completed notes; completing twice is fine', async () => {
    await save('doc-a', 'doc-b');
    const [first, second] = await claim();
    await store.complete([first!.id, 'no such note']);
    await store.complete([first!.id]);
    expect(await store.countOpen(writer.tenantId)).toBe(1);
    await store.complete([second!.id]);
    expect(await store.countOpen(writer.tenantId)).toBe(0);
  });

  it('shows what documents look like now, and nothing of those that are gone', async () => {
    await save('doc-a', 'doc-b');
    const read = (tenantId: string) => store.readProjections(tenantId, ['doc-a', 'doc-b', 'no such document']);
    expect([...(await read(writer.tenantId)).keys()].sort()).toEqual(['doc-a', 'doc-b']);
    expect((await read(writer.tenantId)).get('doc-a')).toEqual({
      version: 1,
      chunks: [
        {
          id: chunkIdOf('doc-a', 'text of doc-a'),
          scope: 'tenant',
          version: 1,
          contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
          embeddedText: 'doc-a\n\ntext of doc-a',
        },
      ],
    });
    await new Neo4jDocumentStore(executor).deleteDocument(writer, 'doc-a');
    expect([...(await read(writer.tenantId)).keys()]).toEqual(['doc-b']);
    expect((await read(newPrincipal().tenantId)).size).toBe(0);
  });

  it('notes every document of a tenant for projection, once', async () => {
    await save('doc-a', 'doc-b');
    await store.complete((await claim()).map((note) => note.id));
    expect(await store.requestReprojection(writer.tenantId)).toBe(2);
    expect(await store.requestReprojection(writer.tenantId)).toBe(2);
    expect((await claim()).map(({ documentId, version }) => [documentId, version])).toEqual([
      ['doc-a', 0],
      ['doc-b', 0],
    ]);
  });
});
