import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verifyToken } from '../../src/access/token.ts';
import type { Answer } from '../../src/domain/answer-event.ts';
import { FakeOpenAiServer } from '../support/fake-openai-server.ts';
import { randomSlug } from '../support/real-app.ts';
import { runWeft } from '../support/run-weft.ts';
import type { WeftRun } from '../support/run-weft.ts';
import { makeTestFolder, removeTestFolder } from '../support/test-folder.ts';

jest.setTimeout(120_000);

const SECRET = 'the key of this test, at least 32 characters';
const QUESTION = 'What did Runa Vik find about the lamp of Skarvholm?';

/** The commands build on one another: what `ingest` loads is asked about by the others. */
describe('weft on the command line', () => {
  let folder: string;
  let company: string;
  const slug = randomSlug('cli');

  beforeAll(async () => {
    folder = await makeTestFolder();
    company = join(folder, 'company');
    await mkdir(join(company, 'notes'), { recursive: true });
    await writeFile(
      join(company, 'employees.jsonl'),
      '{"id":"emp-runa","name":"Runa Vik","handle":"runa"}\n{"id":"emp-ole","name":"Ole Berg"}\n',
    );
    await writeFile(
      join(company, 'notes', 'night.md'),
      '---\nid: doc-night\ntitle: The night at Skarvholm\nauthors: [emp-runa]\n---\n\nAt three in the night Runa Vik found that the lamp of Skarvholm was dark.\n',
    );
    await writeFile(
      join(company, 'notes', 'own.md'),
      '---\nid: doc-own\ntitle: A note to myself\nscope: employee:emp-runa\n---\n\nThe spare key of Skarvholm hangs behind the clock.\n',
    );
  });
  afterAll(() => removeTestFolder(folder));

  const weft = (words: readonly string[], settings: Record<string, string> = {}): Promise<WeftRun> =>
    runWeft(folder, words, { WEFT_JWT_SECRET: SECRET, ...settings });

  describe('ingest', () => {
    it('loads a folder and counts what is new', async () => {
      const { exitCode, stdout } = await weft(['ingest', company, '--tenant', slug]);
      expect(stdout).toMatch(/people, projects, groups, topics\s+2\s+0\s+0\s+0/);
      expect(stdout).toMatch(/documents\s+2\s+0\s+0\s+0/);
      expect(stdout).toContain('2 chunks embedded');
      expect(exitCode).toBe(0);
    });

    it('finds nothing to do the second time', async () => {
      const { exitCode, stdout } = await weft(['ingest', company, '--tenant', slug, '--json']);
      const { report, faults, embedded } = JSON.parse(stdout) as { report: Record<string, unknown>; faults: unknown[]; embedded: number };
      expect(report['documents']).toEqual({ new: 0, changed: 0, unchanged: 2, failed: 0 });
      expect([faults, embedded, exitCode]).toEqual([[], 0, 0]);
    });

    it('names what is malformed, loads the rest and ends with 1', async () => {
      const broken = join(folder, 'broken');
      await mkdir(broken);
      await writeFile(join(broken, 'employees.jsonl'), '{"id":"emp-ida","name":"Ida Dahl"}\n{"id":\n');
      const { exitCode, stdout } = await weft(['ingest', broken, '--tenant', slug]);
      expect(stdout).toMatch(/people, projects, groups, topics\s+1\s+0\s+0\s+1/);
      expect(stdout).toContain('employees.jsonl:2: the line is not JSON');
      expect(exitCode).toBe(1);
    });

    it('ends with 2 when there is nothing at the path', async () => {
      const { exitCode, stderr } = await weft(['ingest', join(folder, 'no-such-folder'), '--tenant', slug]);
      expect(stderr).toContain('There is nothing at');
      expect(exitCode).toBe(2);
    });
  });

  describe('ask', () => {
    it('prints the answer and its sources', async () => {
      const { exitCode, stdout } = await weft(['ask', QUESTION, '--tenant', slug]);
      expect(stdout).toContain('Runa Vik found that the lamp of Skarvholm was dark. [1]');
      expect(stdout).toMatch(/ {2}\[1\] The night at Skarvholm \(doc-night\)/);
      expect(exitCode).toBe(0);
    });

    it('prints JSON that a program can read, and nothing else', async () => {
      const { exitCode, stdout, stderr } = await weft(['ask', QUESTION, '--tenant', slug, '--json']);
      const answer = JSON.parse(stdout) as Answer;
      expect(answer).toMatchObject({ mode: 'EXTRACTIVE', degraded: [], citations: [{ number: 1 }] });
      expect([stderr, exitCode]).toEqual(['', 0]);
    });

    it('shows what is for one person to that person alone', async () => {
      const words = ['ask', 'Where is the spare key of Skarvholm?', '--tenant', slug, '--json'];
      const [runa, ole] = await Promise.all([weft([...words, '--as', 'runa']), weft([...words, '--as', 'Ole Berg'])]);
      expect(runa.stdout).toContain('behind the clock');
      expect(ole.stdout).not.toMatch(/behind the clock|doc-own|A note to myself/);
      expect([runa.exitCode, ole.exitCode]).toEqual([0, 0]);
    });

    it('ends with 2 for an unknown tenant, naming those there are, and for an unknown person', async () => {
      const [tenant, person] = await Promise.all([
        weft(['ask', QUESTION, '--tenant', 'no-such-tenant']),
        weft(['ask', QUESTION, '--tenant', slug, '--as', 'nobody', '--json']),
      ]);
      expect(tenant.stderr).toContain('There is no tenant "no-such-tenant"');
      expect(tenant.stderr).toContain(slug);
      expect(tenant.exitCode).toBe(2);
      expect(JSON.parse(person.stdout)).toMatchObject({
        error: { code: 'NOT_FOUND', message: expect.stringContaining('"nobody"') },
      });
      expect(person.exitCode).toBe(2);
    });

    it('prints the words of a language model, with citations', async () => {
      const model = await FakeOpenAiServer.start();
      try {
        model.script({ kind: 'stream', texts: ['She found it dark ', '[1', '] at three [99].'] });
        const { exitCode, stdout } = await weft(['ask', QUESTION, '--tenant', slug], {
          OPENAI_BASE_URL: model.baseUrl,
          OPENAI_API_KEY: 'a key',
          WEFT_CHAT_MODEL: 'some-chat-model',
        });
        expect(stdout).toMatch(/She found it dark \[1\] at three \./);
        expect(stdout).toMatch(/ {2}\[1\] The night at Skarvholm/);
        expect(exitCode).toBe(0);
        const [request] = model.requests;
        expect(request?.body.model).toBe('some-chat-model');
        expect(JSON.stringify(request?.body.messages)).not.toContain('behind the clock');
      } finally {
        await model.close();
      }
    });
  });

  describe('token', () => {
    it('prints a token and nothing else', async () => {
      const { exitCode, stdout, stderr } = await weft(['token', '--tenant', slug, '--as', 'runa', '--hours', '2']);
      expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
      expect([stderr, exitCode]).toEqual(['', 0]);
      const claims = await verifyToken(stdout.trim(), { secret: SECRET });
      expect(claims).toMatchObject({
        tenantId: expect.stringMatching(/^tn_/),
        employee: expect.stringMatching(/^emp_/),
        permissions: ['read'],
      });
      expect(claims.expiresAt * 1_000 - Date.now()).toBeGreaterThan(1.9 * 3_600_000);
      await expect(verifyToken(stdout.trim(), { secret: 'another key, which also has 32 characters' })).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    });

    it('allows writing when it is asked to, and refuses hours that are none', async () => {
      const [write, hours] = await Promise.all([
        weft(['token', '--tenant', slug, '--write', '--json']),
        weft(['token', '--tenant', slug, '--hours', '-1']),
      ]);
      const { token } = JSON.parse(write.stdout) as { token: string };
      expect((await verifyToken(token, { secret: SECRET })).permissions).toEqual(['read', 'write']);
      expect(hours).toMatchObject({ exitCode: 2, stdout: '' });
    });
  });

  describe('with another embedding model', () => {
    let model: FakeOpenAiServer;
    let other: Record<string, string>;
    beforeAll(async () => {
      model = await FakeOpenAiServer.start({ dimensions: 8 });
      other = {
        OPENAI_BASE_URL: model.baseUrl,
        OPENAI_API_KEY: 'a key',
        WEFT_EMBEDDING_MODEL: 'some-model',
        WEFT_EMBEDDING_DIMENSIONS: '8',
      };
    });
    afterAll(() => model.close());

    it('loading and asking are refused, with the command that makes the vectors anew', async () => {
      const runs = await Promise.all([
        weft(['ingest', company, '--tenant', slug], other),
        weft(['ask', QUESTION, '--tenant', slug], other),
      ]);
      for (const { exitCode, stderr } of runs) {
        expect(stderr).toContain(`npx weft reembed --tenant ${slug}`);
        expect(stderr).toContain('openai/some-model/8');
        expect(exitCode).toBe(2);
      }
    });

    it('reembed makes them, after which the other model is the right one; and back', async () => {
      const there = await weft(['reembed', '--tenant', slug, '--json'], other);
      expect(JSON.parse(there.stdout)).toEqual({ documents: 2, chunks: 2, postponed: 0 });
      expect(there.exitCode).toBe(0);
      const asked = JSON.parse((await weft(['ask', QUESTION, '--tenant', slug, '--json'], other)).stdout) as Answer;
      expect(asked.degraded).toEqual([]);

      const back = await weft(['reembed', '--tenant', slug]);
      expect(back).toMatchObject({ exitCode: 0, stdout: '2 documents, 2 chunks.\n' });
    });
  });

  describe('extract', () => {
    it('has a language model read what it has not read yet, and says when there is nothing left', async () => {
      const model = await FakeOpenAiServer.start();
      const reading = { OPENAI_BASE_URL: model.baseUrl, WEFT_CHAT_MODEL: 'some-chat-model', INGEST_EXTRACTION: 'true' };
      const answer = JSON.stringify({ passages: [{ number: 1, names: [{ name: 'lamp of Skarvholm', kind: 'PRODUCT' }] }] });
      model.script({ kind: 'stream', texts: [answer] }, { kind: 'stream', texts: [answer] });
      try {
        // The note to myself is in a request of its own.
        expect(await weft(['extract', '--tenant', slug], reading)).toMatchObject({ exitCode: 0, stdout: '2 documents, 2 chunks.\n' });
        expect(model.requests).toHaveLength(2);
        const again = await weft(['extract', '--tenant', slug, '--json'], reading);
        expect(JSON.parse(again.stdout)).toEqual({ documents: 0, chunks: 0, postponed: 0, givenUp: 0 });
        expect(model.requests).toHaveLength(2);
      } finally {
        await model.close();
      }
    });

    it('ends with 2 and names the settings where no model is to read', async () => {
      const { exitCode, stderr } = await weft(['extract', '--tenant', slug]);
      expect(stderr).toMatch(/WEFT_CHAT_MODEL and INGEST_EXTRACTION=true/);
      expect(exitCode).toBe(2);
    });
  });

  describe('says what is wrong', () => {
    it('with the words of a command, and shows its help', async () => {
      const [noQuestion, noTenant, unknown] = await Promise.all([weft(['ask', '--tenant', slug]), weft(['ask', QUESTION]), weft(['aks'])]);
      expect(noQuestion.stderr).toMatch(/missing required argument 'question'[\s\S]*Usage: weft ask[\s\S]*--tenant/);
      expect(noTenant.stderr).toMatch(/--tenant <slug>' not specified[\s\S]*Usage: weft ask/);
      expect(unknown.stderr).toMatch(/unknown command 'aks'[\s\S]*ask/);
      expect([noQuestion, noTenant, unknown].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2]);
    });

    it('with all the settings at once', async () => {
      const { exitCode, stderr } = await weft(['ask', QUESTION, '--tenant', slug], {
        WEFT_PORT: 'abc',
        NEO4J_POOL_SIZE: '0',
        CHROMA_URL: 'ftp://x',
      });
      for (const setting of ['WEFT_PORT', 'NEO4J_POOL_SIZE', 'CHROMA_URL']) expect(stderr).toContain(setting);
      expect(exitCode).toBe(2);
    });

    it('with a Neo4j that nobody answers for, in one line', async () => {
      const { exitCode, stderr, stdout } = await weft(['token', '--tenant', slug], { NEO4J_URI: 'bolt://127.0.0.1:1' });
      expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^weft: .*Neo4j/)]);
      expect(stderr).not.toMatch(/node_modules|at .*\.ts:/);
      expect([stdout, exitCode]).toEqual(['', 3]);
    });
  });

  it('tells the options of each command', async () => {
    const options: Record<string, string[]> = {
      '--help': ['start', 'services', 'migrate', 'ingest', 'ask', 'token', 'doctor', 'reembed', 'extract', 'models', 'Exit codes'],
      'start --help': ['Ctrl-C'],
      'services --help': ['status', 'stop', 'reset'],
      'services reset --help': ['--yes', '--json'],
      'migrate --help': ['--json'],
      'ingest --help': ['--tenant <slug>', '--source <name>', '--json'],
      'ask --help': ['--tenant <slug>', '--as <employee>', '--json'],
      'token --help': ['--tenant <slug>', '--as <employee>', '--write', '--hours <number>', '--json'],
      'doctor --help': ['--json'],
      'reembed --help': ['--tenant <slug>', '--json'],
      'extract --help': ['--tenant <slug>', '--json', 'INGEST_EXTRACTION'],
      'models compare --help': ['<file>', '--json'],
    };
    await Promise.all(
      Object.entries(options).map(async ([words, expected]) => {
        const { exitCode, stdout } = await weft(words.split(' '));
        for (const part of expected) expect(`${words}: ${stdout}`).toContain(part);
        expect(exitCode).toBe(0);
      }),
    );
  });

  it('services status says where each service is', async () => {
    const { exitCode, stdout } = await weft(['services', 'status', '--json']);
    const statuses = JSON.parse(stdout) as { name: string; place: string; state: string }[];
    expect(statuses.map(({ name, place, state }) => [name, place, state])).toEqual(
      ['neo4j', 'chroma', 'redis'].map((name) => [name, 'outside', 'running']),
    );
    expect(stdout).not.toContain(process.env['NEO4J_PASSWORD'] ?? 'no password');
    expect(exitCode).toBe(0);
  });

  it('doctor looks at everything and changes nothing', async () => {
    const { exitCode, stdout } = await weft(['doctor', '--json'], { WEFT_PORT: '0' });
    const diagnoses = JSON.parse(stdout) as { name: string; isFine: boolean }[];
    expect(diagnoses.length).toBeGreaterThan(3);
    expect(exitCode).toBe(diagnoses.every((diagnosis) => diagnosis.isFine) ? 0 : 3);
  });

  it('migrate has nothing left to do', async () => {
    const { exitCode, stdout } = await weft(['migrate', '--json']);
    expect([JSON.parse(stdout), exitCode]).toEqual([{ pending: [] }, 0]);
  });
});
