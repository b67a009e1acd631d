import { beforeEach, describe, expect, it } from '@jest/globals';
import { ask } from '../../../src/answers/ask.ts';
import type { AskDependencies } from '../../../src/answers/ask.ts';
import { NO_ANSWER } from '../../../src/answers/answer.prompt.ts';
import type { Answer, AnswerEvent } from '../../../src/domain/answer-event.ts';
import { AppError } from '../../../src/errors.ts';
import type { LanguageModel } from '../../../src/models/language-model.ts';
import { collect } from '../../support/collect.ts';
import { FakeSearch } from '../../support/fake-search.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { ScriptedLanguageModel } from '../../support/scripted-language-model.ts';
import { passage } from '../../support/search-samples.ts';
import { WordEmbeddingModel } from '../../support/word-embedding-model.ts';

const QUESTION = 'How long was the harbour light out?';
const SENTENCE = 'The harbour light was out for nine hours.';

describe('ask', () => {
  let found: FakeSearch;

  beforeEach(() => {
    found = new FakeSearch();
    found.put([passage('a', 0, { text: SENTENCE }), passage('b', 0, { text: 'Lunch was served at noon.' })], 'vector', 'keyword');
  });

  function dependencies(languageModel?: LanguageModel): AskDependencies {
    const { documents, graph, corpora, logger, retrievers } = found;
    return { documents, graph, corpora, logger, retrievers, embeddingModel: new WordEmbeddingModel(), languageModel };
  }
  const eventsOf = (languageModel?: LanguageModel, question = QUESTION): Promise<AnswerEvent[]> =>
    collect(ask(dependencies(languageModel), SOMEBODY, question));
  const typesOf = (events: readonly AnswerEvent[]): string[] => events.map(({ type }) => type);
  const textOf = (events: readonly AnswerEvent[]): string =>
    events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');

  function answerOf(events: readonly AnswerEvent[]): Answer {
    const last = events.at(-1);
    if (last?.type !== 'answer-completed') throw new Error(`The answer ended with ${JSON.stringify(last)}.`);
    return last.answer;
  }

  /** Each `[n]` stands where its citation says. */
  function checkOffsets({ text, citations }: Answer): void {
    for (const { number, offset } of citations) expect(text.slice(offset).startsWith(`[${number}]`)).toBe(true);
  }

  it('tells what happens in order, numbered without gaps', async () => {
    const events = await eventsOf();
    expect(typesOf(events)).toEqual(['answer-started', 'evidence-found', 'text-delta', 'text-delta', 'citation-added', 'answer-completed']);
    expect(events.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('answers in the words of the evidence when there is no language model', async () => {
    const events = await eventsOf();
    const answer = answerOf(events);
    expect(answer).toMatchObject({
      text: `${SENTENCE} [1]`,
      mode: 'EXTRACTIVE',
      degraded: [],
      citations: [{ number: 1, quote: SENTENCE }],
    });
    expect(textOf(events)).toBe(answer.text);
    checkOffsets(answer);
  });

  it("cites while a language model's words pass, and only what was found", async () => {
    const model = new ScriptedLanguageModel(['\n ', ' Nine hours [', '1', ']', ', not [7] ten [2,1].', '\n']);
    const events = await eventsOf(model);
    const answer = answerOf(events);
    expect(answer).toMatchObject({ text: 'Nine hours [1], not  ten [2][1].', mode: 'GENERATED' });
    expect(answer.citations.map(({ number, quote }) => [number, quote])).toEqual([
      [1, SENTENCE],
      [2, 'Lunch was served at noon.'],
      [1, SENTENCE],
    ]);
    expect(textOf(events).trimEnd()).toBe(answer.text);
    checkOffsets(answer);
  });

  it('says honestly that nothing answers, without asking the language model', async () => {
    const model = new ScriptedLanguageModel(['invented']);
    found.retrievers.vector.candidates = [];
    found.retrievers.keyword.candidates = [];
    const answer = answerOf(await eventsOf(model));
    expect(answer).toMatchObject({ text: NO_ANSWER, grade: 'NONE', mode: 'EXTRACTIVE', citations: [], evidence: [] });
    expect(model.requests).toBe(0);
  });

  describe('with a web search', () => {
    const RESULT = { title: 'Lights', url: 'https://example.org/lights', snippet: SENTENCE, score: 0.7 };
    const askWeb = async (web: boolean, languageModel?: LanguageModel): Promise<Answer> => {
      found.retrievers.vector.candidates = [];
      found.retrievers.keyword.candidates = [];
      const webSearch = { search: () => Promise.resolve([RESULT]) };
      return answerOf(await collect(ask({ ...dependencies(languageModel), webSearch }, SOMEBODY, QUESTION, { web })));
    };

    it('answers from outside what the company does not know, and says so', async () => {
      const answer = await askWeb(true);
      expect(answer).toMatchObject({
        text: `From outside the company: ${SENTENCE} [1]`,
        grade: 'NONE',
        evidence: [{ kind: 'web', number: 1, result: RESULT }],
        citations: [{ number: 1, quote: SENTENCE }],
      });
      checkOffsets(answer);
    });

    it('hands it to a language model, which may cite it', async () => {
      const answer = await askWeb(true, new ScriptedLanguageModel(['Outside the company: nine hours [1].']));
      expect(answer).toMatchObject({ mode: 'GENERATED', citations: [{ evidence: { kind: 'web' }, quote: SENTENCE }] });
    });

    it('asks nobody outside unless the asker wishes it', async () => {
      expect(await askWeb(false)).toMatchObject({ text: NO_ANSWER, evidence: [] });
    });
  });

  it('says so too when a language model says nothing', async () => {
    expect(answerOf(await eventsOf(new ScriptedLanguageModel([' ', '\n']))).text).toBe(NO_ANSWER);
  });

  it('lets the evidence speak when the language model fails before its first word', async () => {
    for (const pieces of [[], ['  ']]) {
      const events = await eventsOf(new ScriptedLanguageModel(pieces, new AppError('RATE_LIMITED', 'busy')));
      expect(answerOf(events)).toMatchObject({ text: `${SENTENCE} [1]`, mode: 'EXTRACTIVE', degraded: ['LANGUAGE_MODEL'] });
    }
  });

  it('fails when the language model fails after its first word, which cannot be taken back', async () => {
    const events = await eventsOf(new ScriptedLanguageModel(['Nine'], new AppError('DEPENDENCY_UNAVAILABLE', 'The connection broke.')));
    expect(typesOf(events)).toEqual(['answer-started', 'evidence-found', 'text-delta', 'answer-failed']);
    expect(events.at(-1)).toEqual({
      type: 'answer-failed',
      code: 'DEPENDENCY_UNAVAILABLE',
      message: 'The connection broke.',
      isRetryable: true,
      sequence: 3,
    });
  });

  it('flags what did not answer', async () => {
    found.retrievers.graph.failure = new AppError('DEADLINE_EXCEEDED', 'slow');
    const events = await eventsOf();
    expect(events[1]).toMatchObject({ type: 'evidence-found', degraded: ['GRAPH'] });
    expect(answerOf(events).degraded).toEqual(['GRAPH']);
  });

  it('ends with the code of a failure, and without inner detail of one that has none', async () => {
    expect((await eventsOf(undefined, '  ')).at(-1)).toMatchObject({ type: 'answer-failed', code: 'BAD_INPUT', isRetryable: false });
    found.documents.readPassages = () => Promise.reject(new Error('secret detail'));
    const last = (await eventsOf()).at(-1);
    expect(last).toMatchObject({ type: 'answer-failed', code: 'INTERNAL' });
    expect(JSON.stringify(last)).not.toContain('secret detail');
  });

  it('ends the work when its reader leaves', async () => {
    const model = new ScriptedLanguageModel(['Nine', ' hours', ' and more'], 'wait');
    for await (const event of ask(dependencies(model), SOMEBODY, QUESTION)) if (event.type === 'text-delta') break;
    expect(model.signal?.aborted).toBe(true);
  });

  it('ends when the signal is aborted, rather than answer from the evidence', async () => {
    const leaving = new AbortController();
    const model = new ScriptedLanguageModel([], 'wait');
    setTimeout(() => leaving.abort(new AppError('CANCELLED', 'left')), 20);
    const events = await collect(ask(dependencies(model), SOMEBODY, QUESTION, { signal: leaving.signal }));
    expect(events.at(-1)).toMatchObject({ type: 'answer-failed', code: 'CANCELLED' });
  });

  it('looks for eight passages unless it is told otherwise', async () => {
    found.put(
      Array.from({ length: 30 }, (_, place) => passage(`d${place}`, 0, { text: `${SENTENCE} Told ${place} times.` })),
      'keyword',
    );
    const countOf = async (limit?: number): Promise<number> => {
      const [, second] = await collect(ask(dependencies(), SOMEBODY, QUESTION, { limit }));
      return second?.type === 'evidence-found' ? second.evidence.length : -1;
    };
    expect([await countOf(), await countOf(undefined), await countOf(3)]).toEqual([8, 8, 3]);
  });
});
