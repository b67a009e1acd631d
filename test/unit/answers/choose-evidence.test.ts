import { describe, expect, it } from '@jest/globals';
import { chooseEvidence } from '../../../src/answers/choose-evidence.ts';
import { AppError } from '../../../src/errors.ts';
import { fact, hit, node, passage } from '../../support/search-samples.ts';
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
    expect(
      evidence.map((piece) => [piece.number, piece.kind === 'fact' ? [piece.sentence, piece.isAsked] : piece.hit.passage.chunkId]),
    ).toEqual([
      [1, ['Ada Byron wrote Review.', true]],
      [2, 'd0-0'],
      [3, 'd1-0'],
      [4, ['Ada Byron reports to Bo Lind.', false]],
    ]);
  });

  it('keeps the order of the graph when the model does not answer', async () => {
    const model = new WordEmbeddingModel();
    model.failure = new AppError('DEADLINE_EXCEEDED', 'slow');
    expect((await choose(model, 'Why?')).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});
