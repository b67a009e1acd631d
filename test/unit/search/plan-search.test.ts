import { describe, expect, it } from '@jest/globals';
import type { PartName } from '../../../src/domain/evidence.ts';
import { PLAN_NAMES } from '../../../src/domain/question.ts';
import { TenantCorpus } from '../../../src/search/corpus/tenant-corpus.ts';
import { planSearch } from '../../../src/search/plan-search.ts';
import type { PlanOptions } from '../../../src/search/plan-search.ts';
import { PLANS } from '../../../src/search/plans.ts';
import type { Understanding } from '../../../src/search/understand-question.ts';
import { corpusDocument } from '../../support/corpus-samples.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';

const UNDERSTOOD: Understanding = {
  type: 'factual',
  complexity: 'simple',
  names: [],
  shareOfNames: 0.6,
  question: { names: [], otherWords: [], expansions: [], properties: { kinds: ['draft'], periods: [], words: new Set() } },
};
const plan = (options: Partial<PlanOptions> = {}, understood = UNDERSTOOD) =>
  planSearch(understood, SOMEBODY, { kind: 'chunk', corpus: undefined, ...options });
const without = (...parts: readonly PartName[]) => plan({ without: parts });
const sumOf = (weights: object): number => Object.values(weights as Record<string, number>).reduce((sum, weight) => sum + weight, 0);

/** A tenant with one document of so many words. */
function corpusOf(words: number): TenantCorpus {
  const corpus = new TenantCorpus(SOMEBODY.tenantId);
  corpus.postings.put(corpusDocument('a', ['word '.repeat(words)]));
  return corpus;
}

describe('plans', () => {
  it.each(PLAN_NAMES)('%s counts nothing below zero, and all of texts', (name) => {
    const { texts, rerank, properties, timeOrder, depth } = PLANS[name];
    expect(sumOf(texts)).toBeCloseTo(1, 12);
    for (const share of [...Object.values(texts), rerank, properties, timeOrder]) expect(share >= 0 && share < 1).toBe(true);
    expect(depth).toBeGreaterThan(0);
  });
});

describe('planSearch', () => {
  it('searches by the plan of the type, unless somebody looks around or asks for another', () => {
    expect(plan().plan).toBe('lookup');
    expect(plan({}, { ...UNDERSTOOD, type: 'multihop' }).plan).toBe('chain');
    expect(plan({}, { ...UNDERSTOOD, complexity: 'exploratory' }).plan).toBe('survey');
    expect(plan({ plan: 'timeline' }).plan).toBe('timeline');
  });

  it('lets the graph count what the names carry, and texts the rest', () => {
    const { weights, properties } = plan();
    expect(weights.graph).toBe(0.6);
    expect(sumOf(weights)).toBeCloseTo(1, 12);
    expect(properties?.weight).toBe(PLANS.lookup.properties);
  });

  it('lets whole documents count more the longer they are, and half of the texts where they are asked for', () => {
    const shareOf = (options: Partial<PlanOptions>): number => plan({ plan: 'passage', ...options }).weights.document / 0.4;
    const [none, short, middle, long] = [undefined, corpusOf(500), corpusOf(1_500), corpusOf(2_500)].map((corpus) => shareOf({ corpus }));
    expect([none, short]).toEqual([0, 0]);
    expect(middle).toBeCloseTo(PLANS.passage.texts.document / 2, 12);
    expect(long).toBeCloseTo(PLANS.passage.texts.document, 12);
    expect(shareOf({ corpus: corpusOf(5), kind: 'document' })).toBeCloseTo(0.5, 12);
  });

  it('takes given weights as they are, without what the question asks besides', () => {
    const given = plan({ weights: { vector: 0.5, keyword: 0.5, graph: 0 } });
    expect(given).toMatchObject({ weights: { vector: 0.5, keyword: 0.5, document: 0, graph: 0 }, rerank: 0, properties: undefined });
    expect(plan({ weights: { vector: 1, keyword: 0, graph: 0 }, rerank: true }).rerank).toBe(PLANS.lookup.rerank);
  });

  it('fuses as it is asked to, and lets new documents count where somebody wants that', () => {
    const recency = { weight: 0.3, halfLifeDays: 90 };
    expect(plan()).toMatchObject({ fusion: 'weighted_sum', depth: PLANS.lookup.depth, recency: undefined });
    expect(plan({ fusion: 'reciprocal_rank', recency })).toMatchObject({ fusion: 'reciprocal_rank', recency });
    expect(plan({ recency, weights: { vector: 1, keyword: 0, graph: 0 } }).recency).toBe(recency);
    expect(plan({ recency, without: ['recency'] }).recency).toBeUndefined();
  });

  it('lets the newest count where it is asked for, unless somebody gives weights or a half-life', () => {
    const asking: Understanding = { ...UNDERSTOOD, timeOrder: 'newest' };
    const recency = { weight: 0.3, halfLifeDays: 90 };
    expect(plan({}, asking).recency).toEqual({ order: 'newest', weight: PLANS.lookup.timeOrder });
    expect(plan({ recency }, asking).recency).toBe(recency);
    expect(plan({ weights: { vector: 1, keyword: 0, graph: 0 } }, asking).recency).toBeUndefined();
    expect(plan({ without: ['recency'] }, asking).recency).toBeUndefined();
  });

  it('leaves parts out, and scales the rest', () => {
    expect(without('graph').weights).toMatchObject({ graph: 0 });
    for (const part of ['vector', 'keyword', 'graph', 'document'] as const) {
      const { weights } = without(part);
      expect(weights[part]).toBe(0);
      expect(sumOf(weights)).toBeCloseTo(1, 12);
    }
    expect(without('properties').properties).toBeUndefined();
    expect(without('rerank').rerank).toBe(0);
    expect(without('rerank', 'properties').weights).toEqual(plan().weights);
  });

  it('asks those that are left, though the question has nothing for them', () => {
    const unnamed = { ...UNDERSTOOD, shareOfNames: 0 };
    expect(plan({ without: ['vector', 'keyword'] }, unnamed).weights).toEqual({ vector: 0, keyword: 0, graph: 1, document: 0 });
  });

  it('refuses to find by nothing', () => {
    expect(() => without('vector', 'keyword', 'graph')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
