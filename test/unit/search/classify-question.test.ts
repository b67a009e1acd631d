import { describe, expect, it } from '@jest/globals';
import type { Complexity, QuestionType } from '../../../src/domain/question.ts';
import { classifyQuestion } from '../../../src/search/classify-question.ts';
import type { QuestionFacts } from '../../../src/search/classify-question.ts';

const NOTHING: QuestionFacts = { names: 0, kinds: 0, periods: 0, shareOfNames: 0 };
const NAMED: QuestionFacts = { ...NOTHING, names: 1, shareOfNames: 0.6 };
const TWO_NAMED: QuestionFacts = { ...NAMED, names: 2 };
const DATED: QuestionFacts = { ...NOTHING, periods: 1 };

describe('classifyQuestion', () => {
  it.each<[string, QuestionFacts, QuestionType, Complexity]>([
    ['Who sponsored Beacon?', NAMED, 'factual', 'simple'],
    ['What is the status of Beacon?', NAMED, 'factual', 'simple'],
    ['Is Beacon or Foghorn older?', TWO_NAMED, 'comparative', 'moderate'],
    ['How do Beacon and Foghorn differ in cost?', TWO_NAMED, 'comparative', 'moderate'],
    ['Are Ada Marsh and Jon Vik from the same team?', TWO_NAMED, 'comparative', 'moderate'],
    ['Compare Beacon with Foghorn.', TWO_NAMED, 'comparative', 'moderate'],
    ['How many people work on Beacon?', NAMED, 'aggregation', 'simple'],
    ['List the proposals of Ada Marsh.', NAMED, 'aggregation', 'simple'],
    ['Which rejected proposals did Ada Marsh write?', NAMED, 'aggregation', 'simple'],
    ['Which of Ada Marsh’s proposals are about fog?', NAMED, 'aggregation', 'simple'],
    ['Which drafts are there?', { ...NOTHING, kinds: 1 }, 'aggregation', 'simple'],
    ['When was Beacon started?', NAMED, 'temporal', 'simple'],
    ['Which proposals were rejected in 2019?', DATED, 'temporal', 'simple'],
    ['What is the latest review of Beacon?', NAMED, 'temporal', 'simple'],
    ['Who is the manager of the author of the fog report?', NAMED, 'multihop', 'moderate'],
    ['Who manages the person who wrote the fog report, and where do they work?', NAMED, 'multihop', 'complex'],
    ['Where does Ada Marsh’s manager work?', NAMED, 'multihop', 'moderate'],
    ['Why did the lamp stay dark?', NOTHING, 'semantic', 'simple'],
    ['What keeps somebody from being left alone on a wet rock at night after an accident out at sea in 2019?', DATED, 'semantic', 'simple'],
    ['Beacon', NAMED, 'factual', 'exploratory'],
    ['Tell me about Beacon', NAMED, 'factual', 'exploratory'],
    ['fog signals', NOTHING, 'semantic', 'exploratory'],
  ])('%s', (question, facts, type, complexity) => {
    expect(classifyQuestion(question, facts)).toEqual({ type, complexity });
  });

  it('takes anything for a question', () => {
    for (const text of ['?', 'a', '!!!', 'der die das', '霧', 'the of and']) {
      expect(classifyQuestion(text, NOTHING).type).toBe('semantic');
    }
  });

  it('reads a question of any length in good time', () => {
    const begin = performance.now();
    for (const text of ['the '.repeat(5_000), "'s a".repeat(5_000), `${'the a '.repeat(3_000)}of`, 'which '.repeat(3_000)]) {
      classifyQuestion(text, NAMED);
    }
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});
