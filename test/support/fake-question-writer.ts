import type { QuestionClass } from '../../src/search/classify-question.ts';
import type { QuestionWriter } from '../../src/search/wording/question-writer.ts';
import type { Wording } from '../../src/search/wording/reworded-retriever.ts';

/** Reads questions, and puts them in the words that it is told, or fails as it is told to. */
export class FakeQuestionWriter implements Pick<QuestionWriter, 'expand' | 'rewrite' | 'classify'> {
  wordings: Wording[] = [];
  rewritten: string | undefined;
  kind: QuestionClass = { type: 'temporal', complexity: 'complex' };
  failure: Error | undefined;
  /** What was asked for, in order. */
  readonly asked: ('expand' | 'rewrite' | 'classify')[] = [];

  classify(): Promise<QuestionClass> {
    this.asked.push('classify');
    return this.failure === undefined ? Promise.resolve(this.kind) : Promise.reject(this.failure);
  }

  expand(): Promise<Wording[]> {
    this.asked.push('expand');
    return this.failure === undefined ? Promise.resolve(this.wordings) : Promise.reject(this.failure);
  }

  rewrite(): Promise<string | undefined> {
    this.asked.push('rewrite');
    return this.failure === undefined ? Promise.resolve(this.rewritten) : Promise.reject(this.failure);
  }
}
