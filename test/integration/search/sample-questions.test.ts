import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import type { Tenant } from '../../../src/domain/tenant.ts';
import type { SearchResult } from '../../../src/search/search.ts';
import { collect } from '../../support/collect.ts';
import { openRealApp, principalOf } from '../../support/real-app.ts';
import { loadSample, loadSharedSample, readSampleQuestions } from '../../support/sample-companies.ts';
import type { SampleQuestion } from '../../support/sample-companies.ts';

jest.setTimeout(180_000);

const questions = await readSampleQuestions();
const withGold = questions.filter((question) => question.gold_document_ids.length > 0);
const unanswerable = questions.filter((question) => question.unanswerable === true);

describe("the sample company's questions", () => {
  let app: App;
  let tenant: Tenant;
  let other: Tenant;
  const found = new Map<string, SearchResult>();

  const search = async (question: SampleQuestion): Promise<SearchResult> =>
    app.search(await principalOf(app, tenant, question.as), question.question, { limit: 10 });
  const documentsOf = (question: SampleQuestion): string[] => [
    ...new Set(found.get(question.id)?.hits.map((hit) => hit.passage.document.externalId)),
  ];

  beforeAll(async () => {
    app = await openRealApp();
    ({ tenant } = await loadSharedSample(app, 'lumen-works'));
    ({ tenant: other } = await loadSharedSample(app, 'halden-labs'));
    for (const question of questions) found.set(question.id, await search(question));
  });
  afterAll(() => app.close());

  it('are 30, of which 6 have no answer', () => {
    expect([questions.length, unanswerable.length]).toEqual([30, 6]);
  });

  it('find the documents that answer them among the first ten hits', () => {
    const recalls = withGold.map((question) => {
      const documents = documentsOf(question);
      return question.gold_document_ids.filter((id) => documents.includes(id)).length / question.gold_document_ids.length;
    });
    // Measured: 0.864.
    expect(mean(recalls)).toBeGreaterThan(0.8);
  });

  it('put the first such document near the top', () => {
    const reciprocalRanks = withGold.map((question) => {
      const rank = documentsOf(question).findIndex((id) => question.gold_document_ids.includes(id)) + 1;
      return rank === 0 ? 0 : 1 / rank;
    });
    // Measured: 0.752.
    expect(mean(reciprocalRanks)).toBeGreaterThan(0.7);
  });

  it('with an answer are hardly ever graded as having none', () => {
    const given = questions.filter((question) => question.unanswerable !== true);
    // Measured: one, sample-004, which shares neither words nor much meaning with its document.
    expect(given.filter((question) => found.get(question.id)?.grade === 'NONE').length).toBeLessThanOrEqual(1);
  });

  it('never show what their asker must not see', () => {
    const guarded = questions.filter((question) => question.mustNotSee !== undefined);
    expect(guarded.length).toBeGreaterThan(0);
    for (const question of guarded) {
      for (const hidden of question.mustNotSee ?? []) expect(JSON.stringify(found.get(question.id))).not.toContain(hidden);
    }
  });

  it('without an answer bring nothing of the other company, although it is loaded beside', async () => {
    const foreign = (await app.search(await principalOf(app, other), 'coated oats of Fulmar: gain in yield')).hits[0]!.passage.text;
    expect(foreign).toContain('oat');
    for (const question of unanswerable) {
      const events = await collect(app.ask(await principalOf(app, tenant, question.as), question.question));
      expect(events.at(-1)?.type).toBe('answer-completed');
      expect(JSON.stringify(events)).not.toContain(JSON.stringify(foreign).slice(1, 60));
      expect(JSON.stringify(events)).not.toContain(other.id);
    }
  });

  it('asked twice give the same hits, scores and ways through the graph', async () => {
    for (const question of questions) expect(await search(question)).toEqual(await search(question));
  });

  it('have scores that are the sum of their parts, falling, each part its weight times its normalised score', () => {
    for (const { hits } of found.values()) {
      for (const [place, { score, parts }] of hits.entries()) {
        expect(Math.abs(score - parts.reduce((sum, part) => sum + part.contribution, 0))).toBeLessThan(1e-9);
        expect(score).toBeLessThanOrEqual((hits[place - 1]?.score ?? 1) + 1e-9);
        for (const part of parts) {
          expect(part.contribution).toBeCloseTo(part.weight * part.normalised, 9);
          expect(part.normalised).toBeGreaterThanOrEqual(0);
          expect(part.normalised).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('find the very same, to the last bit of each score, after another tenant has loaded the same texts', async () => {
    const ask = async (question: SampleQuestion) => (await search(question)).hits.map(({ passage, parts }) => [passage.chunkId, parts]);
    const before: unknown[] = [];
    for (const question of withGold) before.push(await ask(question));
    await loadSample(app, 'halden-labs');
    for (const [place, question] of withGold.entries()) expect(await ask(question)).toEqual(before[place]);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
