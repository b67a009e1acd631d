import type { FactEvidence, PassageEvidence, WebEvidence } from '../../src/domain/answer-event.ts';
import type { Passage, SearchHit } from '../../src/domain/evidence.ts';
import type { Fact, KnowledgeLabel, NodeReference } from '../../src/domain/knowledge.ts';
import type { Scope } from '../../src/domain/scope.ts';
import type { Question } from '../../src/search/retriever.ts';
import { understandByNames } from '../../src/search/understand-question.ts';

/** Small values of the domain for tests of searching and answering. */

export function node(id: string, label: KnowledgeLabel = 'Employee', name = id): NodeReference {
  return { id, label, name };
}

/** A question without names to a tenant that is not in memory. */
export function asked(text: string): Question {
  return { text, understanding: Promise.resolve(understandByNames(text, [])), corpus: Promise.resolve(undefined) };
}

/** A chunk `<document>-<index>`. */
export function passage(documentId: string, index = 0, more: { text?: string; title?: string; scope?: Scope } = {}): Passage {
  const { text = `text of ${documentId} ${index}`, title = `Title of ${documentId}`, scope = 'tenant' } = more;
  return {
    chunkId: `${documentId}-${index}`,
    text,
    headingPath: [],
    index,
    total: 10,
    section: { id: `section of ${documentId}`, heading: '', level: 0, index: 0 },
    document: { id: documentId, externalId: `external ${documentId}`, title, scope },
  };
}

export function hit(found: Passage, score = 0.5): SearchHit {
  return { passage: found, score, parts: [] };
}

/** A hit whose vector has this cosine similarity to the question's. */
export function similarHit(found: Passage, similarity: number): SearchHit {
  const part = { retriever: 'vector', raw: similarity, normalised: 1, weight: 1, contribution: 1, rank: 1 } as const;
  return { passage: found, score: 1, parts: [part] };
}

export function fact(from: NodeReference, relationship: string, to: NodeReference, properties: Fact['properties'] = {}): Fact {
  return { from, relationship, to, properties };
}

export function passageEvidence(number: number, text: string, score = 0.8): PassageEvidence {
  return { kind: 'passage', number, hit: hit(passage(`d${number}`, 0, { text }), score) };
}

export function factEvidence(number: number, sentence: string, isAsked = true): FactEvidence {
  return { kind: 'fact', number, fact: fact(node('a'), 'X', node('b')), sentence, isAsked };
}

export function webEvidence(number: number, snippet: string, score = 0.8): WebEvidence {
  return { kind: 'web', number, result: { title: `Page ${number}`, url: `https://example.org/${number}`, snippet, score } };
}
