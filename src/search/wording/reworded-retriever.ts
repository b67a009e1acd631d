import type { Principal } from '../../domain/principal.ts';
import type { Retrievers } from '../retrieve-all.ts';
import type { Candidate, Question, RetrieveOptions, Retriever } from '../retriever.ts';
import { mergeCandidates } from './merge-candidates.ts';

/** The question in other words: as documents might put it, as somebody else might, or only something near it. */
export interface Wording {
  readonly text: string;
  readonly kind: 'rewritten' | 'variation' | 'concept';
}

/**
 * What is found by a wording counts so much of what is found by the question as it was asked. Variations and concepts less, because nobody looks at what a model makes of a question: where three
 * questions about something else altogether stood in their place, the worst that it can do, .7 cost .008 of recall at most, .9 as much as .05 (decision 20). A question that
 * was rewritten because nothing fitted counts as much; its result is judged before it is taken.
 */
const SHARES: Readonly<Record<Wording['kind'], number>> = { rewritten: 1, variation: 0.7, concept: 0.5 };

/**
 * The same retrievers, but vectors and keywords also look for the other wordings. The graph does not: names are in the question as it was asked. The asked question is looked for at
 * once, while the wordings may still be made.
 */
export function rewordRetrievers(retrievers: Retrievers, wordings: Promise<readonly Wording[]>): Retrievers {
  return {
    ...retrievers,
    // Of a rewritten question, which counts as much, the similarity is what the evidence is judged by.
    vector: new RewordedRetriever(retrievers.vector, wordings, ({ kind }) => kind !== 'rewritten'),
    // Sums over words: a longer wording has higher ones.
    keyword: new RewordedRetriever(retrievers.keyword, wordings, () => true),
  };
}

class RewordedRetriever implements Retriever {
  readonly name: Retriever['name'];
  readonly #retriever: Retriever;
  readonly #wordings: Promise<readonly Wording[]>;
  readonly #isScaled: (wording: Wording) => boolean;

  constructor(retriever: Retriever, wordings: Promise<readonly Wording[]>, isScaled: (wording: Wording) => boolean) {
    this.name = retriever.name;
    this.#retriever = retriever;
    this.#wordings = wordings;
    this.#isScaled = isScaled;
  }

  async retrieve(principal: Principal, question: Question, options: RetrieveOptions): Promise<Candidate[]> {
    const find = (text: string): Promise<Candidate[]> => this.#retriever.retrieve(principal, { ...question, text }, options);
    const findAll = (wordings: readonly Wording[]) =>
      Promise.all(
        wordings.map(async (wording) => ({
          candidates: await find(wording.text),
          share: SHARES[wording.kind],
          isScaled: this.#isScaled(wording),
        })),
      );
    const [asked, others] = await Promise.all([find(question.text), this.#wordings.then(findAll)]);
    return others.length === 0 ? asked : mergeCandidates(asked, others, options.limit);
  }
}
