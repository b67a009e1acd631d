import { beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../../src/errors.ts';
import { extractNames } from '../../../../src/ingestion/extraction/extract-names.ts';
import type { ExtractionOptions, ExtractionResult } from '../../../../src/ingestion/extraction/extract-names.ts';
import { createLogger } from '../../../../src/platform/logger.ts';
import { FakeExtractionStore } from '../../../support/fake-extraction-store.ts';
import { ScriptedJsonModel, namesEverywhere } from '../../../support/scripted-json-model.ts';

const AWAY = new AppError('DEPENDENCY_UNAVAILABLE', 'The model server cannot be reached.');
const everywhere = namesEverywhere('tern gateway');

describe('extractNames', () => {
  let extractions: FakeExtractionStore;
  let model: ScriptedJsonModel;

  beforeEach(() => {
    extractions = new FakeExtractionStore();
    model = new ScriptedJsonModel(everywhere);
  });

  const extract = (options?: ExtractionOptions): Promise<ExtractionResult> =>
    extractNames({ extractions, model, logger: createLogger('silent') }, options);
  const texts = (count: number, text = 'the tern gateway'): string[] => Array.from({ length: count }, (_, place) => `${text} ${place}x`);
  const openNotes = (): string[] => extractions.notes.map(({ documentId }) => documentId);

  it('keeps the names of every passage and removes the notes; small documents go together', async () => {
    for (const id of ['a', 'b', 'c']) extractions.addDocument(id, texts(4));
    const progress: unknown[] = [];
    expect(await extract({ onProgress: (progressed) => progress.push(progressed) })).toEqual({
      documents: 3,
      chunks: 12,
      postponed: 0,
      givenUp: 0,
    });
    expect(model.requests.length).toBe(1);
    expect(extractions.saved.get('c-3')).toEqual([{ name: 'tern gateway', kind: 'TERM' }]);
    expect(openNotes()).toEqual([]);
    expect(progress).toEqual([
      { chunks: 12, documents: 0 },
      { chunks: 0, documents: 3 },
    ]);
  });

  it('keeps of a passage without names that it was read', async () => {
    extractions.addDocument('a', ['nothing here']);
    await extract();
    expect([...extractions.saved]).toEqual([['a-0', []]]);
  });

  it('reads a large document in several turns, each passage once', async () => {
    extractions.addDocument('large', texts(450));
    extractions.addDocument('small', texts(2));
    expect(await extract()).toMatchObject({ documents: 2, chunks: 452 });
    expect(model.requests.flat().length).toBe(452);
    expect(openNotes()).toEqual([]);
  });

  it('reads the wanted tenant only, and no two tenants together', async () => {
    for (const tenantId of ['tn', 'other']) extractions.addDocument(`${tenantId}-a`, texts(1), { tenantId });
    await extract({ tenantId: 'tn' });
    expect(openNotes()).toEqual(['other-a']);
    extractions.addDocument('b', texts(1));
    await extract();
    expect(model.requests.map((request) => request.length)).toEqual([1, 1, 1]);
  });

  it('removes the note of a document that is gone', async () => {
    extractions.addDocument('gone', []);
    expect(await extract()).toMatchObject({ documents: 1, chunks: 0 });
    expect([openNotes(), model.requests]).toEqual([[], []]);
  });

  it('waits longer and longer for a model that is away, for as long as it takes, and ends each run at once', async () => {
    for (const id of ['a', 'b']) extractions.addDocument(id, texts(30));
    model.say(() => {
      throw AWAY;
    });
    for (let run = 0; run < 12; run += 1) {
      expect(await extract()).toEqual({ documents: 0, chunks: 0, postponed: 2, givenUp: 0, lastFailure: AWAY });
      extractions.endLeases();
    }
    const delays = extractions.released.filter(({ documentId }) => documentId === 'a').map(({ delayMs }) => delayMs / 1_000);
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
    // Two are under way at once; the third batch is not even asked for.
    expect(model.requests.length).toBeLessThanOrEqual(24);
    model.say(everywhere);
    expect(await extract()).toMatchObject({ documents: 2, chunks: 60, postponed: 0 });
  });

  it('keeps what was read before the model went away, and does not ask for it again', async () => {
    extractions.addDocument('a', texts(60));
    model.say((asked) => {
      if (model.requests.length > 2) throw AWAY;
      return everywhere(asked);
    });
    expect(await extract()).toMatchObject({ documents: 0, chunks: 40, postponed: 1 });
    model.say(everywhere);
    extractions.endLeases();
    expect(await extract()).toMatchObject({ documents: 1, chunks: 20 });
  });

  it('gives up what the model never answers well, after five tries without headway, and not what is beside it', async () => {
    extractions.addDocument('bad', ['poison', ...texts(3)]);
    extractions.addDocument('good', texts(3));
    model.say((asked) => (asked.includes('poison') ? 'no' : everywhere(asked)));
    const results: ExtractionResult[] = [];
    for (let run = 0; run < 8; run += 1) {
      results.push(await extract());
      extractions.endLeases();
    }
    expect(results.map(({ givenUp }) => givenUp)).toEqual([0, 0, 0, 0, 0, 0, 1, 0]);
    expect(results[0]?.lastFailure?.message).toContain('did not answer in the form');
    expect(openNotes()).toEqual([]);
    // Everything but the one passage.
    expect([...extractions.saved.keys()].sort()).toEqual(['bad-1', 'bad-2', 'bad-3', 'good-0', 'good-1', 'good-2']);
    expect(model.requests.length).toBeLessThan(20);
  });

  it('asks a model that never answers well ten times for a document, and no more', async () => {
    extractions.addDocument('a', texts(1));
    model.say(() => 'no');
    for (let run = 0; run < 7; run += 1) {
      await extract();
      extractions.endLeases();
    }
    expect([openNotes(), model.requests.length, extractions.saved.size]).toEqual([[], 10, 0]);
  });

  it('reads all of a large document but the passage that leads the model astray', async () => {
    extractions.addDocument('large', ['poison', ...texts(1_300)]);
    model.say((asked) => (asked.includes('poison') ? 'no' : everywhere(asked)));
    for (let run = 0; run < 30 && openNotes().length > 0; run += 1) {
      await extract();
      extractions.endLeases();
    }
    expect([openNotes(), extractions.saved.size]).toEqual([[], 1_300]);
  });

  it('gives everything back at once when it is cancelled', async () => {
    extractions.addDocument('a', texts(60));
    const leaving = new AbortController();
    model.say((asked) => {
      leaving.abort();
      return everywhere(asked);
    });
    await expect(extract({ signal: leaving.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(extractions.released).toEqual([{ documentId: 'a', delayMs: 0, reason: undefined, isBadAnswer: false }]);
  });

  it('postpones everything when the store does not keep the names, and not even giving back is possible', async () => {
    extractions.addDocument('a', texts(2));
    extractions.saveNames = () => Promise.reject(new Error('the graph is away'));
    extractions.release = () => Promise.reject(new Error('the graph is away'));
    expect(await extract()).toMatchObject({ postponed: 1, lastFailure: { code: 'INTERNAL' } });
  });
});
