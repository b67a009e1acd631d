import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '../../src/domain/principal.ts';
import { Neo4jDocumentStore } from '../../src/stores/neo4j/neo4j-document-store.ts';
import { Neo4jEmbeddingStore } from '../../src/stores/neo4j/neo4j-embedding-store.ts';
import type { Executor } from '../../src/stores/neo4j/executor.ts';
import { Neo4jTokenCodeStore } from '../../src/stores/neo4j/neo4j-token-code-store.ts';
import type { TokenCodeStore } from '../../src/stores/token-code-store.ts';
import { chunkIdOf, documentRecord } from '../support/seed-graph.ts';
import { newPrincipal, openExecutor, runCypher, seenBy } from '../support/stores.ts';

jest.setTimeout(60_000);

const MODEL = 'model';
const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, place) => place);
const implementations: [string, (executor: Executor) => TokenCodeStore][] = [
  ['Neo4jTokenCodeStore', (executor) => new Neo4jTokenCodeStore(executor)],
];

describe.each(implementations)('the token code store %s', (_name, open) => {
  let executor: Executor;
  let store: TokenCodeStore;
  let writer: Principal;

  beforeAll(async () => {
    executor = await openExecutor();
    store = open(executor);
  });
  afterAll(() => executor.close());
  beforeEach(() => {
    writer = newPrincipal();
  });

  const OPEN = documentRecord({ id: 'doc-open', texts: ['brass gears', 'iron rails'] });
  const SECRET = documentRecord({ id: 'doc-secret', scope: 'project:p', texts: ['hidden rails'] });
  const hashOf = (text: string): string => [...OPEN.chunks, ...SECRET.chunks].find((chunk) => chunk.text === text)!.contentHash;
  const brass = chunkIdOf('doc-open', 'brass gears');
  const iron = chunkIdOf('doc-open', 'iron rails');
  const hidden = chunkIdOf('doc-secret', 'hidden rails');

  /** Documents, vectors of all of their texts, and the codes that are given. */
  async function save(codes: ReadonlyMap<string, Uint8Array>, model = MODEL): Promise<void> {
    await new Neo4jDocumentStore(executor).saveDocuments(writer, [OPEN, SECRET]);
    const vectors = new Map([...OPEN.chunks, ...SECRET.chunks].map(({ contentHash }) => [contentHash, Float32Array.of(1)]));
    await new Neo4jEmbeddingStore(executor).saveEmbeddings(writer.tenantId, model, vectors);
    await store.saveTokenCodes(writer.tenantId, model, codes);
  }

  it('gives back every byte by chunk, and nothing for a chunk without codes', async () => {
    await save(
      new Map([
        [hashOf('brass gears'), EVERY_BYTE],
        [hashOf('hidden rails'), new Uint8Array(0)],
      ]),
    );
    const read = await store.readTokenCodes(seenBy(writer, 'project:p'), MODEL, [brass, iron, hidden, 'unknown']);
    expect(read).toEqual(
      new Map([
        [brass, EVERY_BYTE],
        [hidden, new Uint8Array(0)],
      ]),
    );
  });

  it('keeps a part of a larger buffer as that part alone', async () => {
    await save(new Map([[hashOf('brass gears'), EVERY_BYTE.subarray(3, 6)]]));
    expect((await store.readTokenCodes(writer, MODEL, [brass])).get(brass)).toEqual(Uint8Array.of(3, 4, 5));
  });

  it('gives nobody the codes of what they may not see', async () => {
    await save(new Map([[hashOf('hidden rails'), EVERY_BYTE]]));
    expect(await store.readTokenCodes(writer, MODEL, [hidden])).toEqual(new Map());
    expect(await store.readTokenCodes(newPrincipal('project:p'), MODEL, [hidden])).toEqual(new Map());
    expect((await store.readTokenCodes(seenBy(writer, 'project:p'), MODEL, [hidden])).size).toBe(1);
  });

  it('knows which texts are coded, by this tenant, this model and this way of coding', async () => {
    const hash = hashOf('brass gears');
    await save(new Map([[hash, EVERY_BYTE]]));
    const hashes = [hash, hashOf('iron rails'), 'unknown'];
    expect(await store.findCoded(writer.tenantId, MODEL, hashes)).toEqual(new Set([hash]));
    expect(await store.findCoded(newPrincipal().tenantId, MODEL, hashes)).toEqual(new Set());
    expect(await store.findCoded(writer.tenantId, 'another', hashes)).toEqual(new Set());
    expect(await store.findCoded(writer.tenantId, MODEL, [])).toEqual(new Set());

    const outdate = "MATCH (e:Embedding {tenantId: $tenantId, contentHash: $hash}) SET e.tokenCoding = 'an older one'";
    await runCypher(executor, outdate, { tenantId: writer.tenantId, hash });
    expect(await store.findCoded(writer.tenantId, MODEL, hashes)).toEqual(new Set());
    expect(await store.readTokenCodes(writer, MODEL, [brass])).toEqual(new Map());
  });

  it('keeps nothing of a text that has no vector', async () => {
    await store.saveTokenCodes(writer.tenantId, MODEL, new Map([['hash', EVERY_BYTE]]));
    expect(await store.findCoded(writer.tenantId, MODEL, ['hash'])).toEqual(new Set());
  });

  it('keeps the latest codes, also when the same are saved from two sides at once', async () => {
    await save(new Map([[hashOf('brass gears'), EVERY_BYTE]]));
    const both = [...OPEN.chunks, ...SECRET.chunks].map(({ contentHash }) => [contentHash, Uint8Array.of(7)] as const);
    const [forwards, backwards] = [new Map(both), new Map(both.reverse())];
    await Promise.all([forwards, backwards].map((codes) => store.saveTokenCodes(writer.tenantId, MODEL, codes)));
    const read = await store.readTokenCodes(seenBy(writer, 'project:p'), MODEL, [brass, iron, hidden]);
    expect([...read.values()].map((codes) => [...codes])).toEqual([[7], [7], [7]]);
    expect(await store.readTokenCodes(writer, MODEL, [])).toEqual(new Map());
  });
});
