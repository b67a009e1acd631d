import type { Section } from './document.ts';
import type { GraphPath, NodeReference } from './knowledge.ts';
import type { Scope } from './scope.ts';

/** A chunk read back from the graph for an asker who may see it, with what is shown of its document. */
export interface Passage {
  readonly chunkId: string;
  readonly text: string;
  readonly headingPath: readonly string[];
  readonly index: number;
  readonly total: number;
  readonly section: PassageSection;
  readonly document: PassageDocument;
}

/** The section that a passage is from; `headingPath` of the passage leads to it. */
export type PassageSection = Pick<Section, 'id' | 'heading' | 'level' | 'index'>;

export interface PassageDocument {
  readonly id: string;
  readonly externalId: string;
  readonly title: string;
  readonly type?: string;
  readonly status?: string;
  readonly url?: string;
  readonly createdAt?: string;
  readonly scope: Scope;
}

/** Ways of finding. */
export const RETRIEVER_NAMES = ['vector', 'keyword', 'graph'] as const;
export type RetrieverName = (typeof RETRIEVER_NAMES)[number];

/** What a hit is: a passage, or a section or document with its best passage. */
export type HitKind = 'chunk' | 'section' | 'document';

/**
 * What a part of a score is of: a retriever, the words of the whole document, what else is known of the document, how new it is, or the comparison of the best hits
 * with the question.
 */
export type PartName = RetrieverName | 'document' | 'properties' | 'recency' | 'rerank';

/** A part of a hit's score. `contribution` is exactly `weight * normalised`. */
export interface ScorePart {
  readonly retriever: PartName;
  /** As the part measures: cosine similarity, BM25, proximity in the graph, number of properties, days of age, likeness of words. */
  readonly raw: number;
  /** 0 to 1 within this search. */
  readonly normalised: number;
  readonly weight: number;
  readonly contribution: number;
  /** Place among all hits by this part alone, from 1. */
  readonly rank: number;
}

export interface SearchHit {
  /** The best one, of a section or document. */
  readonly passage: Passage;
  /** Further passages of the same section or document that were found, best first; absent of a hit that is a passage. */
  readonly others?: readonly Passage[];
  /** The sum of the parts' contributions. */
  readonly score: number;
  readonly parts: readonly ScorePart[];
  /** The strongest way from a name in the question to the hit's document. */
  readonly path?: GraphPath;
  /** Hits that say nearly the same and fit less well, best first: they stand here and nowhere else. Absent: none. */
  readonly duplicates?: readonly SearchHit[];
}

/** What did not take part because it did not answer. */
export type DegradedPart = 'VECTORS' | 'KEYWORDS' | 'GRAPH' | 'RERANKING' | 'LANGUAGE_MODEL' | 'WEB_SEARCH';

/** How well the evidence fits the question. */
export type EvidenceGrade = 'STRONG' | 'WEAK' | 'NONE';

/**
 * How the words of a question come to mean a node: it is called so, they are a part of a name, a text explains them as a short or long form of a name, or
 * a name is spelt nearly so.
 */
export type NameMatchKind = 'exact' | 'partial' | 'learned' | 'corrected';

/** How a search was corrected whose evidence was not strong at first. */
export interface SearchCorrection {
  /** The question in the words of a language model, which were searched for beside the asked ones. */
  readonly question: string;
  /** How well the evidence fitted before. */
  readonly gradeBefore: EvidenceGrade;
}

/** A name found in the question and the node that it means. */
export interface LinkedName {
  /** The words of the question. */
  readonly text: string;
  readonly node: NodeReference;
  /** 0 to 1: less when the name is partial, learned or corrected, or means several nodes. */
  readonly weight: number;
  readonly match: NameMatchKind;
}
