import type { Answer, AnswerEvent, Citation, Evidence, FactEvidence } from '../domain/answer-event.ts';
import type { SearchHit } from '../domain/evidence.ts';

/** A hit with the question that it answers, which its snippet depends on. */
export interface PresentedHit {
  readonly hit: SearchHit;
  readonly query: string;
}

/** Domain objects as the schema's types, with the type's name where the schema has a union. */

export function presentAnswer(answer: Answer, question: string) {
  const { text, mode, grade, degraded, names } = answer;
  return {
    text,
    citations: answer.citations.map((citation) => presentCitation(citation, question)),
    evidence: answer.evidence.map((evidence) => presentEvidence(evidence, question)),
    mode,
    evidenceGrade: grade,
    degraded,
    names,
  };
}

export function presentEvent(event: AnswerEvent, question: string) {
  const { sequence } = event;
  switch (event.type) {
    case 'answer-started':
      return { __typename: 'AnswerStarted' as const, sequence, question: event.question };
    case 'evidence-found': {
      const evidence = event.evidence.map((piece) => presentEvidence(piece, question));
      const { names, grade, degraded } = event;
      return { __typename: 'EvidenceFound' as const, sequence, evidence, names, evidenceGrade: grade, degraded };
    }
    case 'text-delta':
      return { __typename: 'TextDelta' as const, sequence, text: event.text };
    case 'citation-added':
      return { __typename: 'CitationAdded' as const, sequence, citation: presentCitation(event.citation, question) };
    case 'answer-completed':
      return { __typename: 'AnswerCompleted' as const, sequence, answer: presentAnswer(event.answer, question) };
    case 'answer-failed': {
      const { code, message, isRetryable } = event;
      return { __typename: 'AnswerFailed' as const, sequence, code, message, isRetryable };
    }
  }
}

function presentCitation({ number, evidence, quote, offset }: Citation, question: string) {
  return { number, evidence: presentEvidence(evidence, question), quote, offset };
}

function presentEvidence(
  evidence: Evidence,
  question: string,
): ({ __typename: 'FactEvidence' } & FactEvidence) | { __typename: 'PassageEvidence'; number: number; hit: PresentedHit } {
  if (evidence.kind === 'fact') return { __typename: 'FactEvidence', ...evidence };
  return { __typename: 'PassageEvidence', number: evidence.number, hit: { hit: evidence.hit, query: question } };
}
