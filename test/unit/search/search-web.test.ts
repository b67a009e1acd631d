import { describe, expect, it } from '@jest/globals';
import type { WebSearch } from '../../../src/connectors/web-search.ts';
import type { WebResult } from '../../../src/domain/web-result.ts';
import { AppError } from '../../../src/errors.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { searchWeb } from '../../../src/search/search-web.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';

const RESULT: WebResult = { title: 'Tides', url: 'https://example.org/', snippet: 'Twice a day.', score: 0.5 };
const logger = createLogger('silent');

/** Finds {@link RESULT}, or fails, and knows what it was asked. */
class FakeWebSearch implements WebSearch {
  readonly asked: string[] = [];
  failure: Error | undefined;

  search(question: string): Promise<WebResult[]> {
    this.asked.push(question);
    return this.failure === undefined ? Promise.resolve([RESULT]) : Promise.reject(this.failure);
  }
}

describe('searchWeb', () => {
  const weak = { question: 'When is high water?', grade: 'WEAK' } as const;

  it.each(['WEAK', 'NONE'] as const)('asks the question when the evidence is %s and the asker wishes it', async (grade) => {
    const webSearch = new FakeWebSearch();
    expect(await searchWeb({ webSearch, logger }, SOMEBODY, { ...weak, grade }, { web: true })).toEqual({
      webResults: [RESULT],
      isDegraded: false,
    });
    expect(webSearch.asked).toEqual(['When is high water?']);
  });

  it.each([
    ['the asker does not wish it', 'WEAK', false],
    ['the asker says nothing', 'NONE', undefined],
    ["the company's own evidence is strong", 'STRONG', true],
  ] as const)('lets nothing leave the company when %s', async (_case, grade, web) => {
    const webSearch = new FakeWebSearch();
    expect(await searchWeb({ webSearch, logger }, SOMEBODY, { ...weak, grade }, { web })).toEqual({ webResults: [], isDegraded: false });
    expect(webSearch.asked).toEqual([]);
  });

  it('finds nothing, and misses nothing, where no web search is configured', async () => {
    expect(await searchWeb({ logger }, SOMEBODY, weak, { web: true })).toEqual({ webResults: [], isDegraded: false });
  });

  it('says that the web search did not answer', async () => {
    const webSearch = new FakeWebSearch();
    webSearch.failure = new AppError('DEADLINE_EXCEEDED', 'too slow');
    expect(await searchWeb({ webSearch, logger }, SOMEBODY, weak, { web: true })).toEqual({ webResults: [], isDegraded: true });
  });

  it('ends when the caller has left', async () => {
    const webSearch = new FakeWebSearch();
    webSearch.failure = new AppError('CANCELLED', 'left');
    const left = searchWeb({ webSearch, logger }, SOMEBODY, weak, { web: true, signal: AbortSignal.abort() });
    await expect(left).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
