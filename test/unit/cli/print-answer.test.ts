import { describe, expect, it } from '@jest/globals';
import { printAnswer } from '../../../src/cli/print-answer.ts';
import type { Answer, AnswerEvent } from '../../../src/domain/answer-event.ts';
import { captureOutput } from '../../support/capture-output.ts';
import { fact, node, passageEvidence, webEvidence } from '../../support/search-samples.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- events come as a stream
async function* stream(...events: readonly AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  yield* events;
}

const ANSWER: Answer = {
  text: 'Nine hours [1].',
  citations: [],
  evidence: [],
  mode: 'EXTRACTIVE',
  grade: 'STRONG',
  degraded: [],
  names: [],
};
const printed = async (answer: Partial<Answer>, text = 'Nine hours [1].'): Promise<string> => {
  const events = stream(
    { type: 'text-delta', sequence: 0, text },
    { type: 'answer-completed', sequence: 1, answer: { ...ANSWER, ...answer } },
  );
  return (await captureOutput(() => printAnswer(events))).output;
};

describe('printAnswer', () => {
  it('prints the words, then each source once', async () => {
    const passage = passageEvidence(1, 'The light was out for nine hours.');
    const stated = {
      kind: 'fact',
      number: 2,
      fact: fact(node('Ada'), 'WORKS_ON', node('Engine', 'Project')),
      sentence: 's',
      isAsked: true,
    } as const;
    const citation = { number: 1, evidence: passage, quote: 'out for\n nine hours', offset: 11 };
    const output = await printed({ citations: [citation, citation, { number: 2, evidence: stated, quote: 's', offset: 12 }] });
    expect(output).toBe(
      'Nine hours [1].\n\n' +
        '  [1] Title of d1 (external d1)\n      "out for nine hours"\n' +
        '  [2] (Employee) Ada -WORKS_ON-> (Project) Engine, from the graph\n',
    );
  });

  it('says what comes from outside the company, and from where', async () => {
    const citation = { number: 3, evidence: webEvidence(3, 'The sea is salt.'), quote: 'The sea is salt.', offset: 11 };
    expect(await printed({ citations: [citation] })).toContain(
      '  [3] Page 3, from outside the company: https://example.org/3\n      "The sea is salt."\n',
    );
  });

  it('cuts a long quote', async () => {
    const citation = { number: 1, evidence: passageEvidence(1, 'x'), quote: 'x'.repeat(500), offset: 0 };
    expect(await printed({ citations: [citation] })).toContain(`"${'x'.repeat(160)}..."`);
  });

  it('says what did not answer', async () => {
    expect(await printed({ degraded: ['VECTORS', 'LANGUAGE_MODEL'] })).toContain('Without vectors, language model: did not answer.');
  });

  it('lets no document send commands to the terminal', async () => {
    const citation = { number: 1, evidence: passageEvidence(1, 'x'), quote: 'a\u001B]0;title\u0007b', offset: 0 };
    const output = await printed({ citations: [citation] }, 'clear\u001B[2J\u009B2J\n');
    // eslint-disable-next-line no-control-regex
    expect(output).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
  });

  it('throws the failure that the answer ends with', async () => {
    const failed = { type: 'answer-failed', sequence: 0, code: 'DEADLINE_EXCEEDED', message: 'Too slow.', isRetryable: true } as const;
    await expect(captureOutput(() => printAnswer(stream(failed)))).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      message: 'Too slow.',
    });
  });
});
