import { beforeEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../../src/errors.ts';
import type { Candidate } from '../../../../src/search/retriever.ts';
import { search } from '../../../../src/search/search.ts';
import type { SearchDependencies, SearchOptions, SearchResult } from '../../../../src/search/search.ts';
import { FakeQuestionWriter } from '../../../support/fake-question-writer.ts';
import { FakeSearch } from '../../../support/fake-search.ts';
import { SOMEBODY } from '../../../support/fake-tenant-store.ts';
import { passage } from '../../../support/search-samples.ts';

const QUESTION = 'harbour light';
const AWAY = new AppError('DEADLINE_EXCEEDED', 'too slow');

/** As a plain object, because a class has no fields to spread. */
const dependenciesOf = ({ documents, graph, corpora, logger, retrievers }: FakeSearch): SearchDependencies => ({
  documents,
  graph,
  corpora,
  logger,
  retrievers,
});

describe('a search in other words', () => {
  let given: FakeSearch;
  let writer: FakeQuestionWriter;

  beforeEach(() => {
    given = new FakeSearch();
    writer = new FakeQuestionWriter();
    given.put([passage('asked', 0, { text: 'The harbour light.' })], 'keyword');
    given.put([passage('other', 0, { text: 'A lamp by the sea.' }), passage('soup', 0, { text: 'Soup at noon.' })]);
  });

  /** What vectors and keywords find by a text; everything else finds nothing. */
  const letFind = (texts: Readonly<Record<string, { vector?: Candidate[]; keyword?: Candidate[] }>>): void => {
    for (const name of ['vector', 'keyword'] as const) given.retrievers[name].findBy = (text) => texts[text]?.[name] ?? [];
  };
  const ask = (settings: Partial<SearchDependencies>, options: SearchOptions = {}): Promise<SearchResult> =>
    search({ ...dependenciesOf(given), ...settings }, SOMEBODY, QUESTION, options);
  const idsOf = ({ hits }: SearchResult): string[] => hits.map(({ passage: { chunkId } }) => chunkId);

  describe('by what a language model takes the question for', () => {
    it('goes by the plan for that', async () => {
      expect((await ask({ writer, isClassified: true })).understanding).toMatchObject({
        type: 'temporal',
        complexity: 'complex',
        classifiedBy: 'language_model',
        plan: 'timeline',
      });
      expect((await ask({ writer })).understanding).toMatchObject({ type: 'semantic', classifiedBy: 'rules' });
    });

    it('expands what is not simple by that', async () => {
      await ask({ writer, isClassified: true, isExpanded: true });
      expect(writer.asked).toEqual(['classify', 'expand']);
      writer.kind = { type: 'factual', complexity: 'simple' };
      await ask({ writer, isClassified: true, isExpanded: true });
      expect(writer.asked).toEqual(['classify', 'expand', 'classify']);
    });

    it('asks nobody where the plan is given', async () => {
      expect((await ask({ writer, isClassified: true }, { plan: 'lookup' })).understanding.classifiedBy).toBe('rules');
      expect(writer.asked).toEqual([]);
    });

    it('goes by rules when the model does not answer, and says so', async () => {
      writer.failure = AWAY;
      expect(await ask({ writer, isClassified: true })).toEqual({ ...(await ask({})), degraded: ['LANGUAGE_MODEL'] });
    });

    it('ends when the caller leaves', async () => {
      const leaving = new AbortController();
      writer.classify = () => (leaving.abort(), Promise.reject(AWAY));
      await expect(ask({ writer, isClassified: true }, { signal: leaving.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    });
  });

  describe('expanded', () => {
    beforeEach(() => {
      writer.wordings = [
        { text: 'lamp by the sea', kind: 'variation' },
        { text: 'fog signal', kind: 'concept' },
      ];
      letFind({
        [QUESTION]: { keyword: [{ chunkId: 'asked-0', raw: 4 }] },
        'lamp by the sea': { keyword: [{ chunkId: 'other-0', raw: 9 }] },
      });
    });

    it('also finds what a wording finds, below what the question finds', async () => {
      const found = await ask({ writer }, { expand: true });
      expect(idsOf(found)).toEqual(['asked-0', 'other-0']);
      expect(found.hits[1]?.parts).toMatchObject([{ retriever: 'keyword', normalised: expect.closeTo(0.7, 9) }]);
      expect(given.retrievers.keyword.texts).toEqual([QUESTION, 'lamp by the sea', 'fog signal']);
      expect(given.retrievers.graph.texts).toEqual([QUESTION]);
    });

    it.each([
      ['the asker wishes it', false, true, 1],
      ['it is set for all', true, undefined, 1],
      ['the asker does not wish it', true, false, 0],
      ['nobody says anything', false, undefined, 0],
    ])('when %s', async (_case, isExpanded, expand, calls) => {
      await ask({ writer, isExpanded }, { expand });
      expect(writer.asked).toHaveLength(calls);
    });

    it('leaves a simple question alone unless its asker says otherwise', async () => {
      const simple = 'Why is the harbour light dark?';
      await search({ ...dependenciesOf(given), writer, isExpanded: true }, SOMEBODY, simple);
      expect(writer.asked).toEqual([]);
      await search({ ...dependenciesOf(given), writer }, SOMEBODY, simple, { expand: true });
      expect(writer.asked).toHaveLength(1);
    });

    it('is the search as it always was where there is no language model', async () => {
      const without = await ask({});
      expect(await ask({ isExpanded: true, isCorrected: true }, { expand: true })).toEqual(without);
      expect(without.degraded).toEqual([]);
    });

    it('goes on with the question as it was asked when the model does not answer, and says so', async () => {
      writer.failure = AWAY;
      const found = await ask({ writer }, { expand: true });
      expect(found).toEqual({ ...(await ask({})), degraded: ['LANGUAGE_MODEL'] });
    });

    it('ends when the caller leaves, also where no retriever looks for wordings', async () => {
      writer.failure = new AppError('CANCELLED', 'left');
      given.retrievers.keyword.failure = writer.failure;
      await expect(ask({ writer }, { expand: true, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
    });

    it('asks no model before what is asked has been checked', async () => {
      await expect(ask({ writer }, { expand: true, candidates: 0 })).rejects.toMatchObject({ code: 'BAD_INPUT' });
      expect(writer.asked).toEqual([]);
    });
  });

  describe('corrected', () => {
    beforeEach(() => {
      writer.rewritten = 'lamp outage';
      letFind({
        [QUESTION]: { vector: [{ chunkId: 'other-0', raw: 0.35 }] },
        'lamp outage': { vector: [{ chunkId: 'asked-0', raw: 0.7 }] },
      });
    });

    it('takes the second result when it is graded better, and says from what to what', async () => {
      const found = await ask({ writer, isCorrected: true });
      expect(found).toMatchObject({ question: QUESTION, grade: 'STRONG', correction: { question: 'lamp outage', gradeBefore: 'WEAK' } });
      expect(idsOf(found)).toEqual(['asked-0', 'other-0']);
      expect(await ask({ writer, isCorrected: true })).toEqual(found);
    });

    it('keeps the first when the second is no better', async () => {
      letFind({
        [QUESTION]: { vector: [{ chunkId: 'other-0', raw: 0.35 }] },
        'lamp outage': { vector: [{ chunkId: 'soup-0', raw: 0.4 }] },
      });
      const corrected = await ask({ writer, isCorrected: true });
      expect(corrected).toEqual(await ask({}));
      expect(corrected.correction).toBeUndefined();
      expect(writer.asked).toEqual(['rewrite']);
    });

    it('leaves strong evidence, and searches that nobody wants corrected, alone', async () => {
      await ask({ writer, isCorrected: false });
      letFind({ [QUESTION]: { vector: [{ chunkId: 'asked-0', raw: 0.8 }] } });
      await ask({ writer, isCorrected: true });
      expect(writer.asked).toEqual([]);
    });

    it('asks no model when the filter leaves no document', async () => {
      expect(await ask({ writer, isCorrected: true }, { filter: { documents: ['unknown'] } })).toMatchObject({ grade: 'NONE', hits: [] });
      expect(writer.asked).toEqual([]);
    });

    it('keeps the first when the second search fails', async () => {
      const without = await ask({});
      const { documents, retrievers } = given;
      const read = documents.readPassages.bind(documents);
      documents.readPassages = (...given) => (retrievers.vector.texts.includes('lamp outage') ? Promise.reject(AWAY) : read(...given));
      expect(await ask({ writer, isCorrected: true })).toEqual(without);
      expect(retrievers.vector.texts).toContain('lamp outage');
    });

    it('does not search again for the same words', async () => {
      writer.rewritten = undefined;
      await ask({ writer, isCorrected: true });
      expect(given.retrievers.vector.texts).toEqual([QUESTION]);
    });

    it('keeps the first when the model does not answer, and says so once', async () => {
      writer.failure = AWAY;
      expect(await ask({ writer, isCorrected: true }, { expand: true })).toEqual({ ...(await ask({})), degraded: ['LANGUAGE_MODEL'] });
    });

    it('comes before the web, which is asked only for what is weak still', async () => {
      const asked: string[] = [];
      const webSearch = { search: (question: string) => Promise.resolve((asked.push(question), [])) };
      await ask({ writer, webSearch, isCorrected: true }, { web: true });
      expect(asked).toEqual([]);
      writer.rewritten = undefined;
      await ask({ writer, webSearch, isCorrected: true }, { web: true });
      expect(asked).toEqual([QUESTION]);
    });
  });
});
