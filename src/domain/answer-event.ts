import type { DegradedPart, EvidenceGrade, LinkedName, SearchHit } from './evidence.ts';
import type { Fact } from './knowledge.ts';
import type { WebResult } from './web-result.ts';

/** A numbered piece of evidence: a passage that was found, a relationship of the graph, or, after all that is the company's own, something from outside. */
export type Evidence = PassageEvidence | FactEvidence | WebEvidence;

export interface PassageEvidence {
  readonly kind: 'passage';
  /** From 1; what `[n]` in an answer means. */
  readonly number: number;
  readonly hit: SearchHit;
}

export interface FactEvidence {
  readonly kind: 'fact';
  readonly number: number;
  readonly fact: Fact;
  /** The fact as a sentence: "Ada Byron works on Engine (lead)." */
  readonly sentence: string;
  /** Whether the question asks for this very relationship; else it is beside it. */
  readonly isAsked: boolean;
}

export interface WebEvidence {
  readonly kind: 'web';
  readonly number: number;
  readonly result: WebResult;
}

/** A place in the answer that rests on a piece of evidence. */
export interface Citation {
  /** The evidence's number. */
  readonly number: number;
  readonly evidence: Evidence;
  /** The words of the evidence that the answer rests on. */
  readonly quote: string;
  /** Where `[n]` stands in the answer's text, in UTF-16 code units. */
  readonly offset: number;
}

/** Who wrote the answer's words. */
export type AnswerMode =
  /** Sentences of the evidence, word for word. */
  | 'EXTRACTIVE'
  /** A language model, from the evidence. */
  | 'GENERATED';

export interface Answer {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly evidence: readonly Evidence[];
  readonly mode: AnswerMode;
  readonly grade: EvidenceGrade;
  readonly degraded: readonly DegradedPart[];
  readonly names: readonly LinkedName[];
}

/** What happens while a question is answered, in this order; `sequence` counts from 0 without gaps. */
export type AnswerEvent =
  | { readonly type: 'answer-started'; readonly sequence: number; readonly question: string }
  | {
      readonly type: 'evidence-found';
      readonly sequence: number;
      readonly evidence: readonly Evidence[];
      readonly names: readonly LinkedName[];
      readonly grade: EvidenceGrade;
      readonly degraded: readonly DegradedPart[];
    }
  | { readonly type: 'text-delta'; readonly sequence: number; readonly text: string }
  | { readonly type: 'citation-added'; readonly sequence: number; readonly citation: Citation }
  | { readonly type: 'answer-completed'; readonly sequence: number; readonly answer: Answer }
  | {
      readonly type: 'answer-failed';
      readonly sequence: number;
      readonly code: string;
      readonly message: string;
      readonly isRetryable: boolean;
    };
