import type { Answer, AnswerEvent, Citation, Evidence, FactEvidence, WebEvidence } from '../domain/answer-event.ts';
import type { DocumentChunk, DocumentSection } from '../domain/document-part.ts';
import type { LinkedName, Passage, SearchHit } from '../domain/evidence.ts';
import type { HitKind } from './generated/resolver-types.ts';
import { searchTerms } from '../search/find-highlights.ts';
import type { SearchTerms } from '../search/find-highlights.ts';

/** A hit with what the query looks for in it, which its snippet depends on. */
export interface PresentedHit {
  readonly hit: SearchHit;
  readonly kind: HitKind;
  readonly terms: SearchTerms;
}

/** Domain objects as the schema's types, with the type's name where the schema has a union. */

export function presentHits(
  hits: readonly SearchHit[],
  { query, names, kind }: { query: string; names: readonly LinkedName[]; kind: HitKind },
): PresentedHit[] {
  const terms = searchTerms(query, names);
  return hits.map((hit) => ({ hit, kind, terms }));
}

/** The id of what a hit is. */
export function idOfHit({ hit: { passage }, kind }: PresentedHit): string {
  return { CHUNK: passage.chunkId, SECTION: passage.section.id, DOCUMENT: passage.document.id }[kind];
}

export function sectionOf({ section, headingPath, document }: Passage): DocumentSection {
  return { ...section, headingPath, documentId: document.id };
}

export function chunkOf({ chunkId, text, index, section, document }: Passage): DocumentChunk {
  return { id: chunkId, text, index, sectionId: section.id, documentId: document.id };
}

export function presentAnswer(answer: Answer, question: string) {
  return presentAnswerWith(answer, searchTerms(question, answer.names));
}

/** The events of an answer to a question, in their order. */
export async function* presentEvents(events: AsyncIterable<AnswerEvent>, question: string) {
  let terms = searchTerms(question, []);
  for await (const event of events) {
    if (event.type === 'evidence-found') terms = searchTerms(question, event.names);
    yield presentEvent(event, terms);
  }
}

function presentEvent(event: AnswerEvent, terms: SearchTerms) {
  const { sequence } = event;
  switch (event.type) {
    case 'answer-started':
      return { __typename: 'AnswerStarted' as const, sequence, question: event.question };
    case 'evidence-found': {
      const evidence = event.evidence.map((piece) => presentEvidence(piece, terms));
      const { names, grade, degraded } = event;
      return { __typename: 'EvidenceFound' as const, sequence, evidence, names, evidenceGrade: grade, degraded };
    }
    case 'text-delta':
      return { __typename: 'TextDelta' as const, sequence, text: event.text };
    case 'citation-added':
      return { __typename: 'CitationAdded' as const, sequence, citation: presentCitation(event.citation, terms) };
    case 'answer-completed':
      return { __typename: 'AnswerCompleted' as const, sequence, answer: presentAnswerWith(event.answer, terms) };
    case 'answer-failed': {
      const { code, message, isRetryable } = event;
      return { __typename: 'AnswerFailed' as const, sequence, code, message, isRetryable };
    }
  }
}

function presentAnswerWith(answer: Answer, terms: SearchTerms) {
  const { text, mode, grade, degraded, names } = answer;
  return {
    text,
    citations: answer.citations.map((citation) => presentCitation(citation, terms)),
    evidence: answer.evidence.map((evidence) => presentEvidence(evidence, terms)),
    mode,
    evidenceGrade: grade,
    degraded,
    names,
  };
}

function presentCitation({ number, evidence, quote, offset }: Citation, terms: SearchTerms) {
  return { number, evidence: presentEvidence(evidence, terms), quote, offset };
}

function presentEvidence(
  evidence: Evidence,
  terms: SearchTerms,
):
  | ({ __typename: 'FactEvidence' } & FactEvidence)
  | ({ __typename: 'WebEvidence' } & WebEvidence)
  | { __typename: 'PassageEvidence'; number: number; hit: PresentedHit } {
  if (evidence.kind === 'fact') return { __typename: 'FactEvidence', ...evidence };
  if (evidence.kind === 'web') return { __typename: 'WebEvidence', ...evidence };
  return { __typename: 'PassageEvidence', number: evidence.number, hit: { hit: evidence.hit, kind: 'CHUNK', terms } };
}
