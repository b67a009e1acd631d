import { findDocumentOf, findNode } from '../find-node.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { readList, readListPage } from '../read-list.ts';
import { readNeighbour, readNeighbours, readRootTopics } from '../read-neighbours.ts';
import { findSectionOf, readChildren, readChunkContext, readDocumentSections, readSectionChunks } from '../read-sections.ts';
import { RELATIONS, documentsInRoles, toRoles } from '../relations.ts';

export const knowledgeResolvers: Resolvers = {
  Query: {
    node: (_parent, { id }, { loaders }) => loaders.node.load(id),

    employee: (_parent, { id }, { loaders }) => findNode(loaders, 'Employee', id),
    employees: (_parent, given, context) => readList(context, 'Employee', given),
    employeesConnection: (_parent, given, context) => readListPage(context, 'Employee', given),

    project: (_parent, { id }, { loaders }) => findNode(loaders, 'Project', id),
    projects: (_parent, given, context) => readList(context, 'Project', given),
    projectsConnection: (_parent, given, context) => readListPage(context, 'Project', given),

    group: (_parent, { id }, { loaders }) => findNode(loaders, 'Group', id),
    groups: (_parent, given, context) => readList(context, 'Group', given),
    groupsConnection: (_parent, given, context) => readListPage(context, 'Group', given),

    topic: (_parent, { id }, { loaders }) => findNode(loaders, 'Topic', id),
    topics: (_parent, given, context) => readList(context, 'Topic', given),
    topicsConnection: (_parent, given, context) => readListPage(context, 'Topic', given),
    rootTopics: (_parent, given, context) => readRootTopics(context, given),

    document: (_parent, { id }, { loaders }) => findNode(loaders, 'Document', id),
    documents: (_parent, given, context) => readList(context, 'Document', given),
    documentsConnection: (_parent, given, context) => readListPage(context, 'Document', given),

    section: (_parent, { id }, { loaders }) => loaders.section.load(id),
    chunk: (_parent, { id }, { loaders }) => loaders.chunk.load(id),
  },
  Node: {
    __resolveType: ({ label }) => label,
  },
  Employee: {
    manager: (employee, _arguments, context) => readNeighbour(context, employee, RELATIONS.manager),
    reports: (employee, page, context) => readNeighbours(context, employee, RELATIONS.reports, page),
    projects: (employee, page, context) => readNeighbours(context, employee, RELATIONS.employeeProjects, page),
    groups: (employee, page, context) => readNeighbours(context, employee, RELATIONS.employeeGroups, page),
    documents: (employee, { roles, ...page }, context) => readNeighbours(context, employee, documentsInRoles(roles), page),
  },
  EmployeeDocumentsEdge: {
    roles: ({ types }) => toRoles(types),
  },
  Project: {
    members: (project, page, context) => readNeighbours(context, project, RELATIONS.projectMembers, page),
    documents: (project, page, context) => readNeighbours(context, project, RELATIONS.projectDocuments, page),
  },
  Group: {
    members: (group, page, context) => readNeighbours(context, group, RELATIONS.groupMembers, page),
  },
  Topic: {
    parent: (topic, _arguments, context) => readNeighbour(context, topic, RELATIONS.parentTopic),
    children: (topic, page, context) => readNeighbours(context, topic, RELATIONS.childTopics, page),
    documents: (topic, page, context) => readNeighbours(context, topic, RELATIONS.topicDocuments, page),
  },
  Document: {
    sections: (document, given, context) => readDocumentSections(context, document, given),
    authors: (document, page, context) => readNeighbours(context, document, RELATIONS.authors, page),
    reviewers: (document, page, context) => readNeighbours(context, document, RELATIONS.reviewers, page),
    approvers: (document, page, context) => readNeighbours(context, document, RELATIONS.approvers, page),
    projects: (document, page, context) => readNeighbours(context, document, RELATIONS.documentProjects, page),
    topics: (document, page, context) => readNeighbours(context, document, RELATIONS.documentTopics, page),
    references: (document, page, context) => readNeighbours(context, document, RELATIONS.references, page),
    referencedBy: (document, page, context) => readNeighbours(context, document, RELATIONS.referencedBy, page),
    replaces: (document, page, context) => readNeighbours(context, document, RELATIONS.replaces, page),
    replacedBy: (document, page, context) => readNeighbours(context, document, RELATIONS.replacedBy, page),
    requires: (document, page, context) => readNeighbours(context, document, RELATIONS.requires, page),
    related: (document, page, context) => readNeighbours(context, document, RELATIONS.related, page),
  },
  Section: {
    heading: ({ heading }) => (heading === '' ? null : heading),
    document: ({ documentId }, _arguments, { loaders }) => findDocumentOf(loaders, documentId),
    parent: ({ id }, _arguments, { loaders }) => loaders.parentSection.load(id),
    children: (section, page, context) => readChildren(context, section, page),
    chunks: (section, page, context) => readSectionChunks(context, section, page),
  },
  Chunk: {
    document: ({ documentId }, _arguments, { loaders }) => findDocumentOf(loaders, documentId),
    section: (chunk, _arguments, { loaders }) => findSectionOf(loaders, chunk),
    context: (chunk, range, context) => readChunkContext(context, chunk, range),
    extractedNames: async ({ id }, _arguments, { loaders }) => (await loaders.extractedNames.load(id)) ?? [],
  },
};
