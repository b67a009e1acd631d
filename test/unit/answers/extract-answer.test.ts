import { beforeEach, describe, expect, it } from '@jest/globals';
import { extractAnswer } from '../../../src/answers/extract-answer.ts';
import type { Evidence } from '../../../src/domain/answer-event.ts';
import { AppError } from '../../../src/errors.ts';
import { CachedEmbeddingModel } from '../../../src/models/decorators/cached-embedding-model.ts';
import { MemoryCache } from '../../../src/platform/memory-cache.ts';
import { factEvidence, passageEvidence, webEvidence } from '../../support/search-samples.ts';
import { WordEmbeddingModel } from '../../support/word-embedding-model.ts';

describe('extractAnswer', () => {
  let model: WordEmbeddingModel;

  beforeEach(() => {
    model = new WordEmbeddingModel();
  });

  const extract = async (question: string, ...evidence: readonly Evidence[]): Promise<[string, number][]> =>
    (await extractAnswer(model, question, evidence, { tenantId: 'tn' })).map(({ text, evidence: { number } }) => [text, number]);

  const OUTAGE = 'The harbour light was out for nine hours. Lunch was served at noon in the hall.';

  it('takes the sentence that fits and leaves its neighbours', async () => {
    expect(await extract('How long was the harbour light out?', passageEvidence(1, OUTAGE))).toEqual([
      ['The harbour light was out for nine hours.', 1],
    ]);
  });

  it("takes sentences from outside only when nothing of the company's own fits", async () => {
    const outside = webEvidence(2, 'A harbour light is out for nine hours a year. It rains.');
    const question = 'How long was the harbour light out?';
    expect(await extract(question, passageEvidence(1, OUTAGE), outside)).toEqual([['The harbour light was out for nine hours.', 1]]);
    expect(await extract(question, factEvidence(1, 'Ada keeps the light.'), outside)).toEqual([['Ada keeps the light.', 1]]);
    expect(await extract(question, passageEvidence(1, 'Bread costs two crowns a loaf.'), outside)).toEqual([
      ['A harbour light is out for nine hours a year.', 2],
    ]);
  });

  it('answers each clause, in the order of the evidence', async () => {
    const found = await extract(
      'How long was the harbour light out, and who repaired the broken relay?',
      passageEvidence(1, 'Bo Lind repaired the broken relay.'),
      passageEvidence(2, OUTAGE),
    );
    expect(found).toEqual([
      ['Bo Lind repaired the broken relay.', 1],
      ['The harbour light was out for nine hours.', 2],
    ]);
  });

  it('embeds no sentence twice for one tenant, and gives the same answer from the vectors that it keeps', async () => {
    const caching = new CachedEmbeddingModel(model, new MemoryCache({ maximumBytes: 100_000 }));
    const ask = (tenantId: string) =>
      extractAnswer(caching, 'How long was the harbour light out?', [passageEvidence(1, OUTAGE)], { tenantId });
    const first = await ask('one');
    const texts = model.embedded.length;
    expect(texts).toBe(3);
    expect(await ask('one')).toEqual(first);
    expect(model.embedded).toHaveLength(texts);
    await ask('another');
    expect(model.embedded).toHaveLength(2 * texts);
  });

  it('says nothing twice', async () => {
    const found = await extract('How long was the harbour light out?', passageEvidence(1, OUTAGE), passageEvidence(2, OUTAGE));
    expect(found).toHaveLength(1);
  });

  it('is empty when nothing fits', async () => {
    expect(await extract('What is the price of coal?', passageEvidence(1, OUTAGE))).toEqual([]);
    expect(await extract('How long?')).toEqual([]);
  });

  it('puts the relationships that are asked for first, and leaves the others out', async () => {
    const found = await extract(
      'How long was the harbour light out?',
      passageEvidence(1, OUTAGE),
      factEvidence(2, 'Ada keeps the light.'),
      factEvidence(3, 'Ada likes tea.', false),
    );
    expect(found.map(([, number]) => number)).toEqual([2, 1]);
  });

  it('goes by words alone when the model does not answer', async () => {
    model.failure = new AppError('DEPENDENCY_UNAVAILABLE', 'away');
    expect(await extract('How long was the harbour light out?', passageEvidence(1, OUTAGE))).toEqual([
      ['The harbour light was out for nine hours.', 1],
    ]);
  });

  it('ends when the caller has left', async () => {
    model.failure = new AppError('CANCELLED', 'left');
    await expect(extract('How long?', passageEvidence(1, OUTAGE))).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('gives four sentences of passages at most', async () => {
    const text = Array.from(
      { length: 12 },
      (_, place) => `The harbour light number ${'abcdefghijkl'[place]}${place} failed in ${place}x weather.`,
    ).join(' ');
    expect((await extract('Which harbour light failed in which weather?', passageEvidence(1, text))).length).toBeLessThanOrEqual(4);
  });
});
