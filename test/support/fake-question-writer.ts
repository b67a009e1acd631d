import type { QuestionWriter } from '../../src/search/wording/question-writer.ts';
import type { Wording } from '../../src/search/wording/reworded-retriever.ts';

/** Puts questions in the words that it is told, or fails as it is told to. */
export class FakeQuestionWriter implements Pick<QuestionWriter, 'expand' | 'rewrite'> {
  wordings: Wording[] = [];
  rewritten: string | undefined;
  failure: Error | undefined;
  /** What was asked for, in order. */
  readonly asked: ('expand' | 'rewrite')[] = [];

  expand(): Promise<Wording[]> {
    this.asked.push('expand');
    return this.failure === undefined ? Promise.resolve(this.wordings) : Promise.reject(this.failure);
  }

  rewrite(): Promise<string | undefined> {
    this.asked.push('rewrite');
    return this.failure === undefined ? Promise.resolve(this.rewritten) : Promise.reject(this.failure);
  }
}
