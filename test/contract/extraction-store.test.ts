import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '../../src/domain/principal.ts';
import type { ExtractionNote, ExtractionStore } from '../../src/stores/extraction-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jCorpusStore } from '../../src/stores/neo4j/neo4j-corpus-store.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jExtractionStore } from '../../src/stores/neo4j/neo4j-extraction-store.ts';
import { Neo4jOutboxStore } from '../../src/stores/neo4j/neo4j-outbox-store.ts';
import { Neo4jSectionStore } from '../../src/stores/neo4j/neo4j-section-store.ts';
import { collect } from '../support/collect.ts';
import { chunkIdOf, documentRecord } from '../support/seed-graph.ts';
import type { SeedDocument } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, runCypher, seenBy } from '../support/stores.ts';

jest.setTimeout(60_000);

const LEASE_MS = 60_000;
const MODEL = 'test/reader';
const TEXTS = ['The tern gateway.', 'Lena Voss.'];
const TERN = { name: 'tern gateway', kind: 'PRODUCT' } as const;
const LENA = { name: 'Lena Voss', kind: 'PERSON' } as const;
const implementations: [string, (executor: Executor) => ExtractionStore][] = [
  ['Neo4jExtractionStore', (executor) => new Neo4jExtractionStore(executor)],
];

describe.each(implementations)('the extraction store %s', (_name, open) => {
  let executor: Executor;
  let store: ExtractionStore;
  let documents: Neo4jDocumentStore;
  let writer: Principal;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
    documents = new Neo4jDocumentStore(executor, { isExtracted: true });
  });
  afterAll(() => executor.close());
  beforeEach(() => {
    writer = newPrincipal('group:g');
  });

  const save = (...given: SeedDocument[]) => documents.saveDocuments(writer, given.map(documentRecord));
  const claim = (limit = 100, leaseMs = LEASE_MS) => store.claim({ tenantId: writer.tenantId, limit, leaseMs });
  const claimed = async (): Promise<string[]> => (await claim()).map(({ documentId }) => documentId);
  const openTexts = async (documentIds: readonly string[], { model = MODEL, limit = 100 } = {}): Promise<string[]> =>
    (await store.readOpenChunks({ tenantId: writer.tenantId, documentIds, model, limit })).map(({ text }) => text);
  const keep = (documentId: string, text: string, ...names: (typeof TERN | typeof LENA)[]) =>
    store.saveNames(writer.tenantId, MODEL, [{ id: chunkIdOf(documentId, text), documentId, names }]);
  const namesOf = async (documentId: string, text: string, principal = writer): Promise<unknown> => {
    const id = chunkIdOf(documentId, text);
    return (await new Neo4jSectionStore(executor).readExtractedNames(principal, [id])).get(id);
  };

  describe('the notes', () => {
    it('are written with each document, where a language model is to read them', async () => {
      await new Neo4jDocumentStore(executor).saveDocuments(writer, [documentRecord({ id: 'without' })]);
      expect(await claimed()).toEqual([]);
      await save({ id: 'a' });
      await sleep(2);
      await save({ id: 'b' });
      expect(await claim(1)).toEqual([
        { id: `${writer.tenantId}:a`, tenantId: writer.tenantId, documentId: 'a', requests: 1, failures: 0, badAnswers: 0 },
      ]);
      expect(await claimed()).toEqual(['b']);
      expect(await claimed()).toEqual([]);
    });

    it('are apart from those of the vectors', async () => {
      const outbox = new Neo4jOutboxStore(executor);
      await save({ id: 'a' });
      await outbox.complete((await outbox.claim({ tenantId: writer.tenantId, limit: 10, leaseMs: LEASE_MS })).map(({ id }) => id));
      expect(await outbox.countOpen(writer.tenantId)).toBe(0);
      expect(await claimed()).toEqual(['a']);
    });

    it('are given to one of several relays that ask at once, and to no other tenant', async () => {
      await save(...Array.from({ length: 30 }, (_, place) => ({ id: `doc-${place}` })));
      expect(await store.claim({ tenantId: newPrincipal().tenantId, limit: 10, leaseMs: LEASE_MS })).toEqual([]);
      const ids = (await Promise.all(Array.from({ length: 6 }, () => claim(20)))).flat().map((note) => note.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length + (await claim()).length).toBe(30);
    });

    it('are given again after their delay, and count what went wrong', async () => {
      await save({ id: 'a' });
      const again = async (postponement: Parameters<ExtractionStore['release']>[1]): Promise<ExtractionNote | undefined> => {
        const { id, requests } = { id: `${writer.tenantId}:a`, requests: 1 };
        await store.release([{ id, requests, tenantId: writer.tenantId, documentId: 'a', failures: 0, badAnswers: 0 }], postponement);
        return (await claim())[0];
      };
      await claim();
      expect(await again({ delayMs: 60_000, reason: 'DEPENDENCY_UNAVAILABLE' })).toBeUndefined();
      expect(await again({ delayMs: 0, reason: 'DEPENDENCY_UNAVAILABLE', isBadAnswer: true })).toMatchObject({
        failures: 2,
        badAnswers: 1,
      });
      expect(await again({ delayMs: 0 })).toMatchObject({ failures: 2, badAnswers: 1 });
    });

    it('stay when the document was written again meanwhile, and begin anew', async () => {
      await save({ id: 'a' });
      const [note] = await claim();
      await store.release([note!], { delayMs: 0, reason: 'DEPENDENCY_UNAVAILABLE', isBadAnswer: true });
      const [second] = await claim();
      await save({ id: 'a', texts: ['Another text.'] });
      await store.release([second!], { delayMs: 60_000, reason: 'DEPENDENCY_UNAVAILABLE' });
      await store.complete([second!]);
      const [third] = await claim();
      expect(third).toMatchObject({ documentId: 'a', requests: 2, failures: 0, badAnswers: 0 });
      await store.complete([third!]);
      await save({ id: 'b' });
      expect(await claimed()).toEqual(['b']);
    });

    it('are written again for what the model has not read whole', async () => {
      await save({ id: 'a', texts: TEXTS }, { id: 'b', texts: TEXTS });
      await store.complete(await claim());
      for (const text of TEXTS) await keep('a', text);
      await keep('b', TEXTS[0]!);
      expect(await store.request(writer.tenantId, MODEL)).toBe(1);
      expect(await claimed()).toEqual(['b']);
      expect(await store.request(writer.tenantId, 'test/other')).toBe(2);
      expect((await claimed()).sort()).toEqual(['a', 'b']);
    });
  });

  describe('the chunks', () => {
    it('are open until this model has read them, also when it found nothing; in the order of the text', async () => {
      await save({ id: 'a', texts: TEXTS, scope: 'group:g' });
      const [first] = await store.readOpenChunks({ tenantId: writer.tenantId, documentIds: ['a'], model: MODEL, limit: 1 });
      expect(first).toEqual({ id: chunkIdOf('a', TEXTS[0]!), documentId: 'a', scope: 'group:g', text: TEXTS[0] });
      expect(await openTexts(['a', 'no such document'])).toEqual(TEXTS);
      await keep('a', TEXTS[0]!);
      expect(await openTexts(['a'])).toEqual([TEXTS[1]]);
      expect(await openTexts(['a'], { model: 'test/other' })).toEqual(TEXTS);
    });

    it('carry the names, with kind and model, for those who may see them', async () => {
      await save({ id: 'a', texts: TEXTS, scope: 'group:g' });
      await keep('a', TEXTS[0]!, TERN);
      expect(await namesOf('a', TEXTS[0]!)).toEqual([{ ...TERN, model: MODEL }]);
      expect(await namesOf('a', TEXTS[1]!)).toBeUndefined();
      expect(await namesOf('a', TEXTS[0]!, seenBy(writer))).toBeUndefined();
      expect(await namesOf('a', TEXTS[0]!, newPrincipal('group:g'))).toBeUndefined();
      await keep('a', TEXTS[0]!, LENA);
      expect(await namesOf('a', TEXTS[0]!)).toEqual([{ ...LENA, model: MODEL }]);
    });

    it('keep them while their text stays, and take them along when it goes', async () => {
      await save({ id: 'a', texts: TEXTS });
      await keep('a', TEXTS[0]!, TERN);
      await keep('a', TEXTS[1]!, LENA);
      await save({ id: 'a', texts: [TEXTS[1]!, 'New.'] });
      expect(await openTexts(['a'])).toEqual(['New.']);
      expect(await namesOf('a', TEXTS[1]!)).toEqual([{ ...LENA, model: MODEL }]);
      await documents.deleteDocument(writer, 'a');
      await save({ id: 'a', texts: TEXTS });
      expect(await openTexts(['a'])).toEqual(TEXTS);
    });

    it('take nothing that comes after they are gone', async () => {
      await save({ id: 'a', texts: TEXTS });
      await save({ id: 'a', texts: ['New.'] });
      await keep('a', TEXTS[0]!, TERN);
      await keep('gone', 'text', TERN);
      expect(await openTexts(['a'])).toEqual(['New.']);
    });
  });

  it('writes nothing but on the chunks: no node, name or relationship comes of it', async () => {
    await save({ id: 'a', texts: TEXTS });
    const shape = () =>
      runCypher(
        executor,
        'MATCH (n {tenantId: $tenantId}) WHERE NOT n:ExtractionNote RETURN labels(n) AS labels, n.key AS key, COUNT { (n)--() } AS degree ORDER BY labels, key, degree',
        { tenantId: writer.tenantId },
      );
    const before = await shape();
    await keep('a', TEXTS[0]!, TERN, LENA);
    expect(await shape()).toEqual(before);
  });

  it('tells the resident index, which reads the names with the texts', async () => {
    const corpus = new Neo4jCorpusStore(executor);
    const { tenantId } = writer;
    await save({ id: 'a', texts: TEXTS, scope: 'group:g' }, { id: 'b' });
    const [state, versions] = [await corpus.readState(tenantId), await corpus.readDocumentVersions(tenantId)];
    await keep('a', TEXTS[0]!, TERN);
    const later = await corpus.readDocumentVersions(tenantId);
    expect(await corpus.readState(tenantId)).not.toBe(state);
    expect([later.get('a') === versions.get('a'), later.get('b') === versions.get('b')]).toEqual([false, true]);
    const [found] = (await collect(corpus.readDocuments(tenantId, new Map([['a', 'v']])))).flat();
    expect(found?.chunks.map(({ extractedNames }) => extractedNames)).toEqual([['tern gateway'], undefined]);
    // The same names once more are another version still: a model may answer otherwise, and nobody compares.
    await keep('a', TEXTS[0]!, TERN);
    expect((await corpus.readDocumentVersions(tenantId)).get('a')).not.toBe(later.get('a'));
  });
});
