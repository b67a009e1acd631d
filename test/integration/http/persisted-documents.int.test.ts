import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LIMITS } from '../../../src/graphql/limits.ts';
import { TestServer } from '../../support/test-server.ts';
import { TRANSPORTS, codeOfResult, sendBy } from '../../support/transports.ts';

jest.setTimeout(60_000);

const NAMES = 'query Names($limit: Int) { employees(limit: $limit) { name } }';
const HASH = createHash('sha256').update(NAMES).digest('hex');
const DOCUMENTS = {
  [HASH]: NAMES,
  'sha256:prefixed': '{ viewer { employee { name } } }',
  remove: 'mutation Remove { deleteDocument(input: { id: "x" }) { deletedId } }',
  two: 'query First { employees { name } } query Second { projects { name } }',
};
const ADA = { data: { employees: [{ name: 'Ada Byron' }] } };
/** A text that is in no file. */
const OTHER = '{ employees { name email } }';

describe('persisted documents', () => {
  let folder: string;
  const write = async (content: unknown): Promise<string> => {
    const file = join(folder, `${Math.random().toString(36).slice(2)}.json`);
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  let optional: TestServer;
  let only: TestServer;
  let token: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-documents-'));
    const file = await write(DOCUMENTS);
    optional = await TestServer.start({ settings: { WEFT_PERSISTED_DOCUMENTS: file } });
    only = await TestServer.start({ settings: { WEFT_PERSISTED_DOCUMENTS: file, WEFT_PERSISTED_DOCUMENTS_ONLY: 'true' } });
    token = await (await only.company().person('ada', 'Ada Byron').load({ withVectors: false })).token('ada');
  });
  afterAll(async () => {
    await optional.close();
    await only.close();
    await rm(folder, { recursive: true });
  });

  describe.each(TRANSPORTS)('over %s', (transport) => {
    const send = (server: TestServer, request: object) => sendBy(transport, server, { token, ...request });
    const apollo = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

    it.each([
      ['its hash', { documentId: HASH }],
      ['its hash with the name of the hash', { documentId: `sha256:${HASH}` }],
      ['its hash as Apollo’s clients send it', apollo(HASH)],
    ])('one is run by %s, with variables', async (_what, request) => {
      expect(await send(only, { ...request, variables: { limit: 1 } })).toEqual(ADA);
      expect(await send(optional, request)).toEqual(ADA);
    });

    it('one is run by an id that has the prefix in the file', async () => {
      expect(await send(only, { documentId: 'prefixed' })).toEqual({ data: { viewer: { employee: { name: 'Ada Byron' } } } });
    });

    it('one of several operations is chosen by its name', async () => {
      expect(await send(only, { documentId: 'two', operationName: 'Second' })).toEqual({ data: { projects: [] } });
      expect(codeOfResult(await send(only, { documentId: 'two' }))).toBe('BAD_INPUT');
    });

    it('one that is not known is refused, and nobody can add it', async () => {
      const hash = createHash('sha256').update(OTHER).digest('hex');
      for (const request of [{ documentId: hash }, apollo(hash)]) {
        expect(codeOfResult(await send(optional, request))).toBe('PERSISTED_QUERY_NOT_FOUND');
        await send(optional, { ...request, query: OTHER });
        expect(codeOfResult(await send(optional, request))).toBe('PERSISTED_QUERY_NOT_FOUND');
        expect(codeOfResult(await send(only, { ...request, query: OTHER }))).toBe('PERSISTED_QUERY_NOT_FOUND');
      }
    });

    it.each([['constructor'], ['__proto__'], ['toString'], [''], ['sha256:']])('"%s" is no document', async (documentId) => {
      expect(codeOfResult(await send(only, { documentId }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    });

    it.each([[7], [['a']], [{ a: 1 }]])('an id that is %j is refused', async (documentId) => {
      expect(codeOfResult(await send(optional, { documentId, query: OTHER }))).toBe('BAD_INPUT');
    });

    it('a text beside them is run where that is allowed, and nowhere else', async () => {
      expect((await send(optional, { query: OTHER })).errors).toBeUndefined();
      for (const query of [OTHER, NAMES, '{ __typename }', '{ __schema { types { name } } }'])
        expect(codeOfResult(await send(only, { query }))).toBe('PERSISTED_QUERY_ID_REQUIRED');
    });

    it('the text of the file is run, whatever text comes with its id', async () => {
      expect(await send(only, { documentId: HASH, query: OTHER })).toEqual(ADA);
    });

    it('their variables are held to the limits', async () => {
      expect(codeOfResult(await send(only, { documentId: HASH, variables: { limit: 0 } }))).toBe('BAD_INPUT');
      expect(codeOfResult(await send(only, { documentId: HASH, variables: { limit: 'x' } }))).toBe('BAD_INPUT');
    });
  });

  it('are run by GET, but for those that change something', async () => {
    const headers = { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' };
    const get = (parameters: Record<string, string>) => only.get(`/graphql?${new URLSearchParams(parameters)}`, headers);
    expect(JSON.parse((await get({ documentId: HASH, variables: '{"limit":1}' })).text)).toEqual(ADA);
    expect((await get({ documentId: 'remove' })).status).toBe(405);
    expect((await get({ query: NAMES })).text).toContain('PERSISTED_QUERY_ID_REQUIRED');
    expect((await get({ documentId: HASH, variables: '{' })).status).toBe(400);
  });

  it('leave no way round them: a list of operations is refused', async () => {
    const reply = await only.post(token, JSON.stringify([{ query: OTHER }, { documentId: HASH }]));
    expect([reply.status, reply.body.data]).toEqual([400, undefined]);
  });

  it('leave GraphiQL nothing to do where they are alone', async () => {
    expect([(await only.get('/')).status, (await optional.get('/')).status]).toEqual([404, 200]);
  });

  it('tell nothing to a client without a good token', async () => {
    for (const documentId of [HASH, 'unknown']) {
      expect((await only.post('bad', JSON.stringify({ documentId }))).body.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      expect(codeOfResult(await sendBy('server-sent events', only, { token: 'bad', documentId }))).toBe('UNAUTHENTICATED');
    }
  });

  it('stop the start when any of them cannot be run, and each fault is named', async () => {
    const file = await write({
      good: '{ employees { name } }',
      unknown: '{ salaries }',
      broken: '{ employees {',
      deep: `{ employees { ${'manager { '.repeat(LIMITS.depth)} name ${'}'.repeat(LIMITS.depth)} } }`,
    });
    const start = TestServer.start({ settings: { WEFT_PERSISTED_DOCUMENTS: file } });
    await expect(start).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const message = await start.then(String, (error: Error) => error.message);
    expect(message).toContain(file);
    for (const id of ['unknown', 'broken', 'deep']) expect(message).toMatch(new RegExp(`^ {2}${id}: .+`, 'm'));
    expect(message).not.toContain('good:');
  });

  it.each([
    ['a list', ['{ employees { name } }']],
    ['texts that are none', { a: 1 }],
    ['no JSON', '{'],
  ])('stop the start when the file has %s', async (_what, content) => {
    const settings = { WEFT_PERSISTED_DOCUMENTS: await write(content) };
    await expect(TestServer.start({ settings })).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining(folder) });
  });

  it('stop the start when there is no such file', async () => {
    const settings = { WEFT_PERSISTED_DOCUMENTS: join(folder, 'missing.json') };
    await expect(TestServer.start({ settings })).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('ENOENT') });
  });
});
