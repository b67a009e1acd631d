import { nameWords } from './names.ts';
import { isStopWord } from './stop-words.ts';

/** Words (English) that ask for a relationship of the graph. One that a source brings is asked for by the words of its own type. */
const ASKING_WORDS: Readonly<Record<string, readonly string[]>> = {
  AUTHORED: ['wrote', 'write', 'written', 'author', 'authors', 'authored'],
  REVIEWED: ['reviewed', 'reviewer', 'reviewers'],
  APPROVED: ['approved', 'approver', 'approvers'],
  WORKS_ON: ['work', 'works', 'worked', 'working'],
  REPORTS_TO: ['manager', 'managers', 'manages', 'managed', 'boss', 'report', 'reports', 'reporting'],
  MEMBER_OF: ['member', 'members', 'belong', 'belongs'],
  REPLACES: ['replaced', 'replaces', 'replace', 'superseded', 'supersedes'],
  REQUIRES: ['requires', 'required', 'depends'],
  // Too common in questions that mean something else.
  BELONGS_TO: [],
  ABOUT: [],
  REFERENCES: [],
  RELATED: [],
  SUBTOPIC_OF: ['subtopic', 'subtopics'],
};

/** The words that ask for relationships of a type, as names are compared. */
export function askingWords(relationship: string): readonly string[] {
  return ASKING_WORDS[relationship] ?? nameWords(relationship).filter((word) => !isStopWord(word));
}
