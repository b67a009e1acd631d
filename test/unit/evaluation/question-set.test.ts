import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SILENT_PROGRESS } from '../../../src/platform/progress.ts';
import { createApiSearch } from '../../evaluation/api-client.ts';
import { DocumentBm25 } from '../../evaluation/document-bm25.ts';
import { halfOf, measure } from '../../evaluation/measure.ts';
import { readQuestionSet } from '../../evaluation/question-set.ts';
import { createVariants } from '../../evaluation/variants.ts';

describe('a set of questions', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-questions-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (name: string, ...rows: unknown[]): Promise<void> =>
    writeFile(join(folder, name), rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));

  const QUESTION = {
    id: 'q1',
    tenantId: 'acme',
    question: 'Who keeps the bees?',
    type: 'FACTUAL',
    gold_document_ids: ['doc-secret-gold'],
    gold_answer: 'The secret answer is Ada.',
    answer: [{ kind: 'employee', ids: ['emp-secret'] }],
    how: 'the secret rule',
  };

  it('is read in the corpus format', async () => {
    await write('questions.jsonl', QUESTION, '', { ...QUESTION, id: 'q2', gold_document_ids: [] });
    const set = await readQuestionSet(folder);
    expect(set).toMatchObject({ format: 'corpus', tenantSlug: 'acme', questions: [{ id: 'q1', text: 'Who keeps the bees?' }] });
    expect(set.gold.get('q1')).toEqual({ type: 'FACTUAL', documentIds: new Set(['doc-secret-gold']) });
  });

  it('is read in the passages format, where gold is given by title', async () => {
    await write('passages.jsonl', { id: 'p1', title: 'Bees', text: 'They hum.' });
    await write('questions.jsonl', { id: 'q1', question: 'What hums?', type: 'bridge', gold_titles: ['Bees'], answer: 'Bees' });
    const set = await readQuestionSet(folder);
    expect(set.gold.get('q1')).toEqual({ type: 'bridge', documentIds: new Set(['p1']) });
  });

  it.each([
    ['a line that is no JSON', ['{"id":', QUESTION], /questions\.jsonl, line 1: this is no JSON/],
    ['a line without a question', [QUESTION, { ...QUESTION, question: '' }], /questions\.jsonl, line 2: question/],
  ])('with %s is refused by its number', async (_what, rows, message) => {
    await write('questions.jsonl', ...rows);
    await expect(readQuestionSet(folder)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(message) });
  });

  it('without questions is refused', async () => {
    await expect(readQuestionSet(folder)).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('no questions') });
    await write('questions.jsonl');
    await expect(readQuestionSet(folder)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of an unknown name is refused with the names that there are', async () => {
    const refusal = { code: 'NOT_FOUND', message: expect.stringMatching(/peps, 2wiki, sample/) };
    await expect(readQuestionSet('nothing-of-the-kind')).rejects.toMatchObject(refusal);
  });

  it('that names a passage which is not there is refused', async () => {
    await write('passages.jsonl', { id: 'p1', title: 'Bees', text: 'They hum.' });
    await write('questions.jsonl', { id: 'q1', question: 'What hums?', gold_titles: ['Wasps'] });
    await expect(readQuestionSet(folder)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('Wasps') });
  });

  it('never tells the system what is right', async () => {
    await write('questions.jsonl', QUESTION);
    const set = await readQuestionSet(folder);
    const received: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        received.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
        response.end(JSON.stringify({ data: { search: { degraded: [], hits: [{ document: { externalId: 'doc-secret-gold' } }] } } }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const search = createApiSearch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, () => Promise.resolve('token'));
    const { variants } = await measure(set, createVariants(search, new DocumentBm25([])), {
      progress: SILENT_PROGRESS,
      signal: new AbortController().signal,
    });
    await new Promise((resolve) => server.close(resolve));
    expect(variants['search']?.['ALL']?.['recall@5']).toBe(1);
    expect(received.length).toBeGreaterThan(6);
    expect(received.every((request) => request.includes('Who keeps the bees?'))).toBe(true);
    expect(received.join()).not.toMatch(/secret|FACTUAL|q1/);
  });
});

describe('halfOf', () => {
  it('splits ids into two parts of about the same size, always the same', () => {
    const inA = Array.from({ length: 1_000 }, (_, number) => halfOf(`question-${number}`)).filter((half) => half === 'a').length;
    expect(inA).toBeGreaterThan(440);
    expect(inA).toBeLessThan(560);
    expect(halfOf('question-1')).toBe(halfOf('question-1'));
  });
});
