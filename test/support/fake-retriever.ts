import type { RetrieverName } from '../../src/domain/evidence.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { Candidate, Question, RetrieveOptions, Retriever } from '../../src/search/retriever.ts';

/** Gives what it is told to give, or fails as it is told to. */
export class FakeRetriever implements Retriever {
  readonly name: RetrieverName;
  candidates: Candidate[] = [];
  /** What it gives when it is asked to filter by itself. */
  exhaustive: Candidate[] | Error = [];
  failure: Error | undefined;
  /** What it gives by the text that is looked for; absent: the same for every text. */
  findBy: ((text: string) => Candidate[]) | undefined;
  readonly asked: RetrieveOptions[] = [];
  /** The texts that were looked for, in order. */
  readonly texts: string[] = [];

  constructor(name: RetrieverName) {
    this.name = name;
  }

  retrieve(_principal: Principal, question: Question, options: RetrieveOptions): Promise<Candidate[]> {
    this.asked.push(options);
    this.texts.push(question.text);
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const given = options.isExhaustive === true ? this.exhaustive : (this.findBy?.(question.text) ?? this.candidates);
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  }
}
