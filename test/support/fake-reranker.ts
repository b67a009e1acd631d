import type { Passage } from '../../src/domain/evidence.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { RerankLimits, Reranker } from '../../src/search/rerank/reranker.ts';
import type { Question } from '../../src/search/retriever.ts';

/** Rates passages as it is told to, or fails as it is told to. */
export class FakeReranker implements Reranker {
  limits: RerankLimits | undefined;
  /** Absent: it cannot rate them. */
  scoreOf: ((passage: Passage) => number) | undefined = () => 0;
  failure: Error | undefined;
  /** Whether it never answers. */
  isSilent = false;
  onAsked: () => void = () => {};
  /** The chunks of every call. */
  readonly asked: string[][] = [];

  score(_principal: Principal, _question: Question, passages: readonly Passage[]): Promise<number[] | undefined> {
    this.asked.push(passages.map(({ chunkId }) => chunkId));
    this.onAsked();
    if (this.isSilent) return new Promise(() => {});
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return Promise.resolve(this.scoreOf && passages.map(this.scoreOf));
  }
}
