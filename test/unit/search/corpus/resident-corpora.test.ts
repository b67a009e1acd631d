import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../../src/platform/logger.ts';
import { ResidentCorpora } from '../../../../src/search/corpus/resident-corpora.ts';
import type { ResidentCorporaOptions } from '../../../../src/search/corpus/resident-corpora.ts';
import type { TenantCorpus } from '../../../../src/search/corpus/tenant-corpus.ts';
import { corpusDocument } from '../../../support/corpus-samples.ts';
import { FakeCorpusStore } from '../../../support/fake-corpus-store.ts';
import { randomFrom } from '../../../support/random.ts';

const MEGABYTE = 2 ** 20;

describe('ResidentCorpora', () => {
  let store: FakeCorpusStore;
  beforeEach(() => {
    store = new FakeCorpusStore();
  });

  const holding = (options: Partial<ResidentCorporaOptions> = {}): ResidentCorpora =>
    new ResidentCorpora({ store, logger: createLogger('silent'), maximumBytes: 100 * MEGABYTE, maximumChunks: 100_000, ...options });
  const found = (corpus: TenantCorpus | undefined, text: string): string[] | undefined =>
    corpus?.postings.search(['tenant'], text, { limit: 10 }).map(({ chunkId }) => chunkId);
  const asked = (method: string): string[] => store.asked.filter((call) => call.startsWith(method));

  describe('a load', () => {
    it('is one for all who wait, and is not repeated while nothing changes', async () => {
      store.put('tn', corpusDocument('a', ['relay']));
      const corpora = holding();
      const opened = await Promise.all([corpora.open('tn'), corpora.open('tn'), corpora.open('tn')]);
      expect(new Set([...opened, await corpora.open('tn')]).size).toBe(1);
      expect(found(opened[0], 'relay')).toEqual(['a-0']);
      expect(asked('readDocuments')).toEqual(['readDocuments a']);
      expect(asked('readState')).toHaveLength(4);
    });

    it('of a tenant without anything gives an empty corpus', async () => {
      expect((await holding().open('tn'))?.postings.chunkCount).toBe(0);
    });

    it('goes on for the others when one of them leaves', async () => {
      store.put('tn', corpusDocument('a', ['relay']));
      const goOn = store.holdUp();
      const corpora = holding();
      const leaving = new AbortController();
      const first = corpora.open('tn', { signal: leaving.signal });
      const second = corpora.open('tn');
      leaving.abort();
      await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
      goOn();
      expect(found(await second, 'relay')).toEqual(['a-0']);
      expect(asked('readDocuments')).toHaveLength(1);
    });

    it('that fails is told to all who wait and tried again by the next', async () => {
      store.put('tn', corpusDocument('a', ['relay']));
      store.failure = new Error('away');
      const corpora = holding();
      const both = await Promise.allSettled([corpora.open('tn'), corpora.open('tn')]);
      expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      store.failure = undefined;
      expect(found(await corpora.open('tn'), 'relay')).toEqual(['a-0']);
    });

    it('ends when the corpora are closed, and none begins after', async () => {
      store.put('tn', corpusDocument('a', ['relay']));
      const goOn = store.holdUp();
      const corpora = holding();
      const opening = corpora.open('tn');
      await sleep(1);
      corpora.close();
      goOn();
      await expect(opening).rejects.toMatchObject({ code: 'CANCELLED' });
      await expect(corpora.open('tn')).rejects.toMatchObject({ code: 'CANCELLED' });
    });

    it('leaves the process to others every few milliseconds', async () => {
      const random = randomFrom(1);
      const text = (): string => Array.from({ length: 150 }, () => `word${Math.floor(random() ** 3 * 20_000).toString(36)}`).join(' ');
      const documents = Array.from({ length: 150 }, (_, place) => corpusDocument(`d${place}`, Array.from({ length: 40 }, text)));
      store.put('tn', ...documents);
      const corpora = holding();
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const begin = performance.now();
      expect((await corpora.open('tn'))?.postings.chunkCount).toBe(6_000);
      expect(performance.now() - begin).toBeGreaterThan(100);
      delay.disable();
      // In nanoseconds. The highest of them may be the garbage collector's, or another program's on a busy machine.
      expect(delay.percentile(90)).toBeLessThan(50e6);
    });
  });

  describe('an update', () => {
    it('reads what changed alone, and finds it at the next open', async () => {
      store.put('tn', corpusDocument('a', ['relay']), corpusDocument('b', ['lamp']));
      const corpora = holding();
      const before = await corpora.open('tn');
      store.put('tn', corpusDocument('b', ['relay lamp']), corpusDocument('c', ['relay relay']));
      store.remove('tn', 'a');
      const after = await corpora.open('tn');
      expect(after).toBe(before);
      expect(found(after, 'relay')).toEqual(['c-0', 'b-0']);
      expect(asked('readDocuments').at(-1)).toBe('readDocuments b c');
      store.remove('tn', 'b');
      store.remove('tn', 'c');
      expect((await corpora.open('tn'))?.postings.chunkCount).toBe(0);
    });

    it('shows readers the old corpus until it shows the new', async () => {
      store.put('tn', corpusDocument('a', ['relay old']), corpusDocument('b', ['relay old']));
      const corpora = holding();
      const corpus = await corpora.open('tn');
      store.put('tn', corpusDocument('a', ['relay new']), corpusDocument('b', ['relay new']), corpusDocument('c', ['relay new']));
      let isUpdated = false;
      const update = corpora.open('tn').then(() => (isUpdated = true));
      const seen = new Set<string>();
      while (!isUpdated) {
        seen.add(`${found(corpus, 'old')?.length} old, ${found(corpus, 'new')?.length} new`);
        await sleep(0);
      }
      await update;
      expect([...seen, `${found(corpus, 'old')?.length} old, ${found(corpus, 'new')?.length} new`].at(-1)).toBe('0 old, 3 new');
      expect([...seen].filter((counts) => !['2 old, 0 new', '0 old, 3 new'].includes(counts))).toEqual([]);
    });

    it('that began before a change is followed by another for those who asked after it', async () => {
      store.put('tn', corpusDocument('a', ['relay']));
      const corpora = holding();
      const goOn = store.holdUp();
      const first = corpora.open('tn');
      await sleep(1);
      store.put('tn', corpusDocument('b', ['relay']));
      const second = corpora.open('tn');
      await sleep(1);
      goOn();
      await first;
      expect(found(await second, 'relay')).toEqual(['a-0', 'b-0']);
    });

    it('that fails leaves the old corpus, and is tried again', async () => {
      store.put('tn', corpusDocument('a', ['relay']));
      const corpora = holding();
      const corpus = await corpora.open('tn');
      store.put('tn', corpusDocument('a', ['lamp']), corpusDocument('b', ['relay']));
      store.failure = new Error('away');
      await expect(corpora.open('tn')).rejects.toThrow('away');
      expect([found(corpus, 'relay'), found(corpus, 'lamp')]).toEqual([['a-0'], []]);
      store.failure = undefined;
      expect(found(await corpora.open('tn'), 'relay lamp')).toEqual(['a-0', 'b-0']);
    });
  });

  describe('the memory', () => {
    const large = corpusDocument('a', ['relay '.repeat(100_000)]);

    it('is kept by forgetting the tenant that was asked the longest ago', async () => {
      store.put('tn_1', large);
      const maximumBytes = 2.5 * ((await holding().open('tn_1'))?.bytes ?? 0);
      const corpora = holding({ maximumBytes });
      await corpora.open('tn_1');
      store.put('tn_2', large);
      await corpora.open('tn_2');
      await corpora.open('tn_1');
      store.put('tn_3', large);
      await corpora.open('tn_3');
      expect(corpora.tenantIds).toEqual(['tn_1', 'tn_3']);
      expect(corpora.bytes).toBeLessThan(maximumBytes);
      expect(found(await corpora.open('tn_2'), 'relay')).toEqual(['a-0']);
    });

    it('does not hold a tenant that takes all of it, nor one with too many chunks', async () => {
      store.put('tn_1', large);
      store.put('tn_2', corpusDocument('a', ['one', 'two', 'three']));
      expect(await holding({ maximumBytes: MEGABYTE / 2 }).open('tn_1')).toBeUndefined();
      const corpora = holding({ maximumChunks: 2 });
      expect(await corpora.open('tn_2')).toBeUndefined();
      expect(corpora.tenantIds).toEqual([]);
    });

    it('is tried again after a while for a tenant that was too large', async () => {
      store.put('tn', corpusDocument('a', ['one', 'two', 'three']));
      const patient = holding({ maximumChunks: 2, recheckMs: 600_000 });
      const eager = holding({ maximumChunks: 2, recheckMs: 0 });
      for (const corpora of [patient, eager, patient, eager]) expect(await corpora.open('tn')).toBeUndefined();
      expect(asked('countChunks')).toHaveLength(3);
      store.put('tn', corpusDocument('a', ['one', 'two']));
      expect(await patient.open('tn')).toBeUndefined();
      expect((await eager.open('tn'))?.postings.chunkCount).toBe(2);
      store.put('tn', corpusDocument('b', ['three']));
      expect(await eager.open('tn')).toBeUndefined();
    });
  });
});
