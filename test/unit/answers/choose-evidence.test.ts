import { describe, expect, it } from '@jest/globals';
import { chooseEvidence } from '../../../src/answers/choose-evidence.ts';
import { textOf } from '../../../src/answers/evidence-text.ts';
import { AppError } from '../../../src/errors.ts';
import { fact, hit, node, passage, webEvidence } from '../../support/search-samples.ts';
import { WordEmbeddingModel } from '../../support/word-embedding-model.ts';

const ada = node('ada', 'Employee', 'Ada Byron');
const wrote = fact(ada, 'AUTHORED', node('d0', 'Document', 'Review'));
const reports = fact(ada, 'REPORTS_TO', node('bo', 'Employee', 'Bo Lind'));

describe('chooseEvidence', () => {
  const choose = (model: WordEmbeddingModel, question: string) =>
    chooseEvidence(
      model,
      question,
      { hits: [hit(passage('d0')), hit(passage('d1'))], facts: [reports, wrote] },
      { tenantId: 'tn', isNearbyWanted: true },
    );

  it('numbers the facts that are asked for first, then passages, then the facts near the question', async () => {
    const evidence = await choose(new WordEmbeddingModel(), 'Who wrote the Review?');
    expect(evidence.map((piece) => [piece.number, piece.kind === 'fact' ? [piece.sentence, piece.isAsked] : textOf(piece)])).toEqual([
      [1, ['Ada Byron wrote Review.', true]],
      [2, 'text of d0 0'],
      [3, 'text of d1 0'],
      [4, ['Ada Byron reports to Bo Lind.', false]],
    ]);
  });

  it("numbers what comes from outside after all that is the company's own", async () => {
    const { result } = webEvidence(1, 'The sea is salt.');
    const found = { hits: [hit(passage('d0'))], facts: [reports], webResults: [result] };
    const evidence = await chooseEvidence(new WordEmbeddingModel(), 'Why?', found, { tenantId: 'tn', isNearbyWanted: true });
    expect(evidence.map(({ kind, number }) => [kind, number])).toEqual([
      ['passage', 1],
      ['fact', 2],
      ['web', 3],
    ]);
  });

  it('keeps the order of the graph when the model does not answer', async () => {
    const model = new WordEmbeddingModel();
    model.failure = new AppError('DEADLINE_EXCEEDED', 'slow');
    expect((await choose(model, 'Why?')).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});
