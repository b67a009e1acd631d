import { LIST_OPERATION } from './list-statement.ts';
import type { HttpOperation } from './http-client.ts';

const LOOK_UP = `query LookUp($id: ID!) {
  document(id: $id) {
    id title type createdAt
    authors { nodes { id name } }
    projects { nodes { id name } }
    topics { edges { weight node { id name } } }
  }
}`;

const SEARCH = `query Search($query: String!, $rerank: Boolean) {
  search(input: { query: $query, limit: 10, rerank: $rerank }) {
    evidenceGrade degraded
    names { text node { id name } }
    hits { id score snippet document { id title type } section { heading } path { steps { relationship node { id name } } } }
  }
}`;

const ANSWER = `query Answer($question: String!) {
  answer(input: { question: $question }) {
    text mode evidenceGrade degraded
    citations { number quote offset }
  }
}`;

/** A list of 20 documents, each with its authors, projects and topics. */
export const LIST: HttpOperation = { query: LIST_OPERATION };

/** One document with its authors, projects and topics. */
export const lookUp = (id: string): HttpOperation => ({ query: LOOK_UP, variables: { id } });

/** Ten hits with what a page of results shows of them. */
export const searchFor = (query: string): HttpOperation => ({ query: SEARCH, variables: { query } });

/** The same without reranking. */
export const plainSearchFor = (query: string): HttpOperation => ({ query: SEARCH, variables: { query, rerank: false } });

/** An answer with its citations. */
export const answerTo = (question: string): HttpOperation => ({ query: ANSWER, variables: { question } });
