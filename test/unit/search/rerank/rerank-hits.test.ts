import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Passage, SearchHit } from '../../../../src/domain/evidence.ts';
import { AppError } from '../../../../src/errors.ts';
import { createLogger } from '../../../../src/platform/logger.ts';
import { fuse } from '../../../../src/search/fuse.ts';
import type { PartWeights } from '../../../../src/search/fuse.ts';
import { rerankHits } from '../../../../src/search/rerank/rerank-hits.ts';
import type { Reranked } from '../../../../src/search/rerank/rerank-hits.ts';
import { FakeReranker } from '../../../support/fake-reranker.ts';
import { SOMEBODY } from '../../../support/fake-tenant-store.ts';
import { asked, passage } from '../../../support/search-samples.ts';

const WEIGHTS: PartWeights = { vector: 0.4, keyword: 0.4, document: 0, graph: 0.2 };
/** Half of what meaning and words count. */
const HALF = { texts: 1 - WEIGHTS.graph, share: 0.5 };
const QUESTION = asked('why brass?');
const logger = createLogger('silent');

/** Hits `a` … in this order, each found by vectors, words and the graph. */
function hitsOf(count: number): SearchHit[] {
  const passages = Array.from({ length: count }, (_, place) => passage(`doc${String(place).padStart(3, '0')}`));
  const list = passages.map(({ chunkId }, place) => ({ chunkId, raw: 1 - place / (count + 1) }));
  return fuse({ vector: list, keyword: list, graph: list }, new Map(passages.map((found) => [found.chunkId, found])), { weights: WEIGHTS });
}

describe('rerankHits', () => {
  let reranker: FakeReranker;
  beforeEach(() => {
    reranker = new FakeReranker();
  });

  const rerank = (hits: SearchHit[], more: { texts?: number; share?: number; signal?: AbortSignal } = {}): Promise<Reranked> =>
    rerankHits({ reranker, logger }, SOMEBODY, QUESTION, { hits, ...HALF, ...more });
  const idsOf = (hits: readonly SearchHit[]): string[] => hits.map((hit) => hit.passage.chunkId);
  const rate = (scoreOf: (found: Passage) => number): void => {
    reranker.scoreOf = scoreOf;
  };

  it('adds a part and keeps the sum: half of what meaning and words count, nothing of what the graph counts', async () => {
    const [first, second] = hitsOf(2);
    rate(({ chunkId }) => (chunkId === 'doc001-0' ? 0.7 : 0.3));
    const { hits, isDegraded } = await rerank([first!, second!]);
    expect(isDegraded).toBe(false);
    expect(hits.find((hit) => hit.passage.chunkId === 'doc001-0')?.parts.at(-1)).toEqual({
      retriever: 'rerank',
      raw: 0.7,
      normalised: 1,
      weight: 0.4,
      contribution: 0.4,
      rank: 1,
    });
    for (const { parts, score } of hits) {
      expect(parts.map(({ retriever, weight }) => [retriever, weight])).toEqual([
        ['vector', 0.2],
        ['keyword', 0.2],
        ['graph', 0.2],
        ['rerank', 0.4],
      ]);
      expect(score).toBe(parts.reduce((sum, part) => sum + part.contribution, 0));
      for (const part of parts) expect(part.contribution).toBe(part.weight * part.normalised);
      expect(score).toBeLessThanOrEqual(1 + 1e-15);
    }
  });

  it('brings up what fits the question, and leaves the order where all fit alike', async () => {
    rate(({ chunkId }) => (chunkId === 'doc002-0' ? 1 : 0));
    expect(idsOf((await rerank(hitsOf(4))).hits)[0]).toBe('doc002-0');
    rate(() => 0.5);
    expect(idsOf((await rerank(hitsOf(4))).hits)).toEqual(idsOf(hitsOf(4)));
  });

  it('compares the best fifty, and nothing beyond them comes before one that stood above it', async () => {
    const before = hitsOf(80);
    rate(({ chunkId }) => -Number(chunkId.slice(3, 6)));
    const { hits } = await rerank(before);
    expect(reranker.asked).toEqual([idsOf(before.slice(0, 50))]);
    expect(hits).toHaveLength(80);
    expect(new Set(idsOf(hits.slice(0, 50)))).toEqual(new Set(idsOf(before.slice(0, 50))));
    expect(idsOf(hits.slice(50))).toEqual(idsOf(before.slice(50)));
    expect(
      hits
        .slice(50)
        .flatMap((hit) => hit.parts)
        .some((part) => part.retriever === 'rerank'),
    ).toBe(false);
  });

  it('gives the same hits and scores every time', async () => {
    rate(({ chunkId }) => Math.sin(Number(chunkId.slice(3, 6))));
    expect((await rerank(hitsOf(60))).hits).toEqual((await rerank(hitsOf(60))).hits);
  });

  it('asks nobody when there is no reranker, no hit, or when the graph counts everything', async () => {
    const hits = hitsOf(2);
    expect(await rerankHits({ logger }, SOMEBODY, QUESTION, { hits, ...HALF })).toEqual({ hits, isDegraded: false });
    expect(await rerank([])).toEqual({ hits: [], isDegraded: false });
    expect(await rerank(hits, { texts: 0 })).toEqual({ hits, isDegraded: false });
    expect(await rerank(hits, { share: 0 })).toEqual({ hits, isDegraded: false });
    expect(reranker.asked).toEqual([]);
  });

  it('leaves the hits as they are, and says so, when some cannot be rated', async () => {
    reranker.scoreOf = undefined;
    const hits = hitsOf(3);
    expect(await rerank(hits)).toEqual({ hits, isDegraded: true });
  });

  it('leaves the hits as they are, and says so, when the reranker fails', async () => {
    reranker.failure = new AppError('DEPENDENCY_UNAVAILABLE', 'does not answer');
    const hits = hitsOf(3);
    expect(await rerank(hits)).toEqual({ hits, isDegraded: true });
  });

  it('ends when the caller has left', async () => {
    const caller = new AbortController();
    reranker.onAsked = () => caller.abort();
    reranker.failure = new AppError('CANCELLED', 'left');
    await expect(rerank(hitsOf(3), { signal: caller.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('does not wait for a reranker that never answers', async () => {
    reranker.isSilent = true;
    const begun = performance.now();
    expect((await rerank(hitsOf(3))).isDegraded).toBe(true);
    expect(performance.now() - begun).toBeLessThan(4_000);
  });

  it('keeps to the limits that the reranker names', async () => {
    reranker.limits = { passages: 7, timeoutMs: 30 };
    await rerank(hitsOf(20));
    expect(reranker.asked[0]).toHaveLength(7);
    reranker.isSilent = true;
    const hits = hitsOf(2);
    expect(await rerank(hits)).toEqual({ hits, isDegraded: true });
  });
});
