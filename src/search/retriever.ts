import type { RetrieverName } from '../domain/evidence.ts';
import type { GraphPath } from '../domain/knowledge.ts';
import type { Principal } from '../domain/principal.ts';
import type { TenantCorpus } from './corpus/tenant-corpus.ts';
import type { Understanding } from './understand-question.ts';

/** What a retriever is asked. */
export interface Question {
  readonly text: string;
  /** What it is about; awaited only by who needs it, so that the others need not wait. */
  readonly understanding: Promise<Understanding>;
  /** The tenant in memory, as it was when the question was asked or later; `undefined` when it is too large for that. */
  readonly corpus: Promise<TenantCorpus | undefined>;
}

/** A chunk that may answer. Not yet checked: it is read back from the graph before it is ranked. */
export interface Candidate {
  readonly chunkId: string;
  readonly raw: number;
  readonly path?: GraphPath;
}

/** One way of finding chunks. Its candidates are best first, ties in a fixed order. */
export interface Retriever {
  readonly name: RetrieverName;
  /** `isExhaustive`: ask the store itself to filter by visibility, because the first list came out too short. */
  retrieve(principal: Principal, question: Question, options: RetrieveOptions): Promise<Candidate[]>;
}

export interface RetrieveOptions {
  readonly limit: number;
  readonly signal?: AbortSignal;
  /** Find in these documents alone: the best of their chunks, however far down they are among all. */
  readonly documentIds?: readonly string[];
  /** Steps of a walk through the graph, at most. */
  readonly depth?: number;
  readonly isExhaustive?: boolean;
  /** `false`: take nothing that was kept from an earlier question, and keep nothing. */
  readonly useCache?: boolean;
}
