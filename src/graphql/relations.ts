import { DOCUMENT_ROLES } from '../domain/document-role.ts';
import type { DocumentRole } from '../domain/document-role.ts';
import type { Relation } from '../domain/neighbour.ts';

/** How the schema's relationship fields walk the graph. */
export const RELATIONS = {
  manager: { types: ['REPORTS_TO'], direction: 'outgoing', label: 'Employee' },
  reports: { types: ['REPORTS_TO'], direction: 'incoming', label: 'Employee' },
  employeeProjects: { types: ['WORKS_ON'], direction: 'outgoing', label: 'Project' },
  employeeGroups: { types: ['MEMBER_OF'], direction: 'outgoing', label: 'Group' },
  projectMembers: { types: ['WORKS_ON'], direction: 'incoming', label: 'Employee' },
  projectDocuments: { types: ['BELONGS_TO'], direction: 'incoming', label: 'Document' },
  groupMembers: { types: ['MEMBER_OF'], direction: 'incoming', label: 'Employee' },
  parentTopic: { types: ['SUBTOPIC_OF'], direction: 'outgoing', label: 'Topic' },
  childTopics: { types: ['SUBTOPIC_OF'], direction: 'incoming', label: 'Topic' },
  topicDocuments: { types: ['ABOUT'], direction: 'incoming', label: 'Document' },
  authors: { types: ['AUTHORED'], direction: 'incoming', label: 'Employee' },
  reviewers: { types: ['REVIEWED'], direction: 'incoming', label: 'Employee' },
  approvers: { types: ['APPROVED'], direction: 'incoming', label: 'Employee' },
  documentProjects: { types: ['BELONGS_TO'], direction: 'outgoing', label: 'Project' },
  documentTopics: { types: ['ABOUT'], direction: 'outgoing', label: 'Topic' },
  references: { types: ['REFERENCES'], direction: 'outgoing', label: 'Document' },
  referencedBy: { types: ['REFERENCES'], direction: 'incoming', label: 'Document' },
  replaces: { types: ['REPLACES'], direction: 'outgoing', label: 'Document' },
  replacedBy: { types: ['REPLACES'], direction: 'incoming', label: 'Document' },
  requires: { types: ['REQUIRES'], direction: 'outgoing', label: 'Document' },
  related: { types: ['RELATED'], direction: 'outgoing', label: 'Document' },
} as const satisfies Readonly<Record<string, Relation>>;

/** From a person to the documents that they have one of these parts in. */
export function documentsInRoles(roles: readonly DocumentRole[] | null | undefined): Relation & { label: 'Document' } {
  return { types: [...new Set(roles ?? DOCUMENT_ROLES)], direction: 'outgoing', label: 'Document' };
}

/** Those of a relationship's types that are parts in a document, in the order of {@link DOCUMENT_ROLES}. */
export function toRoles(types: readonly string[] = []): DocumentRole[] {
  return DOCUMENT_ROLES.filter((role) => types.includes(role));
}
