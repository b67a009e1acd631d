import { beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../../src/errors.ts';
import type { RerankingModel } from '../../../../src/models/reranking-model.ts';
import { MemoryCache } from '../../../../src/platform/memory-cache.ts';
import { ModelReranker } from '../../../../src/search/rerank/model-reranker.ts';
import { SOMEBODY } from '../../../support/fake-tenant-store.ts';
import { asked, passage } from '../../../support/search-samples.ts';

/** Rates a text by its length, and knows what it was asked. */
class LengthModel implements RerankingModel {
  readonly id: string;
  readonly asked: (readonly string[])[] = [];
  failure: Error | undefined;

  constructor(id = 'test/length') {
    this.id = id;
  }

  score(_question: string, texts: readonly string[]): Promise<number[]> {
    this.asked.push(texts);
    return this.failure === undefined ? Promise.resolve(texts.map((text) => text.length)) : Promise.reject(this.failure);
  }
}

const QUESTION = asked('why brass?');
const passages = ['one', 'three', 'fourteen'].map((text, place) => passage(`d${place}`, 0, { text, title: 'T' }));

describe('ModelReranker', () => {
  let model: LengthModel;
  let cache: MemoryCache;
  const open = (of: RerankingModel = model): ModelReranker => new ModelReranker(of, cache, { passages: 20, timeoutMs: 1_000 });

  beforeEach(() => {
    model = new LengthModel();
    cache = new MemoryCache({ maximumBytes: 100_000 });
  });

  it('rates passages with title and headings, in their order', async () => {
    const titled = { ...passages[0]!, headingPath: ['T', 'Metal', 'Price'] };
    expect(await open().score(SOMEBODY, QUESTION, [titled, passages[1]!])).toEqual(
      ['T / Metal / Price\none', 'T\nthree'].map(({ length }) => length),
    );
    expect(model.asked).toEqual([['T / Metal / Price\none', 'T\nthree']]);
  });

  it('asks for what is not kept alone, and puts it in its place', async () => {
    await open().score(SOMEBODY, QUESTION, [passages[1]!]);
    expect(await open().score(SOMEBODY, QUESTION, passages)).toEqual([5, 7, 10]);
    expect(model.asked[1]).toEqual(['T\none', 'T\nfourteen']);
    expect(await open().score(SOMEBODY, QUESTION, passages)).toEqual([5, 7, 10]);
    expect(model.asked).toHaveLength(2);
  });

  it('asks anew for another question, tenant, model or text, and for a caller who wants nothing kept', async () => {
    const [first] = passages;
    await open().score(SOMEBODY, QUESTION, [first!]);
    await open().score(SOMEBODY, asked('why iron?'), [first!]);
    await open().score({ ...SOMEBODY, tenantId: 'tn_other' }, QUESTION, [first!]);
    await open().score(SOMEBODY, QUESTION, [passage('d0', 0, { text: 'changed', title: 'T' })]);
    await open().score(SOMEBODY, QUESTION, [first!], { useCache: false });
    expect(model.asked.map((texts) => texts.length)).toEqual([1, 1, 1, 1, 1]);
    const other = new LengthModel('test/other');
    await open(other).score(SOMEBODY, QUESTION, [first!]);
    expect(other.asked).toHaveLength(1);
  });

  it('fails as the model does, and keeps nothing of it', async () => {
    model.failure = new AppError('DEADLINE_EXCEEDED', 'slow');
    await expect(open().score(SOMEBODY, QUESTION, passages)).rejects.toBe(model.failure);
    model.failure = undefined;
    expect(await open().score(SOMEBODY, QUESTION, passages)).toEqual([5, 7, 10]);
  });
});
