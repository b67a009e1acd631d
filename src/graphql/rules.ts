import { GraphQLError } from 'graphql';
import { rule, shield } from 'graphql-shield';
import type { Permission } from '../access/session.ts';
import { AppError } from '../errors.ts';
import type { GraphqlContext } from './context.ts';

/** Says once an operation whether its token allows this. The answer depends on the context alone, so it may be kept there. */
const allows = (permission: Permission) =>
  rule(`may ${permission}`, { cache: 'contextual' })((_parent, _arguments, { session }: GraphqlContext) =>
    session.permissions.has(permission) ? true : new AppError('FORBIDDEN', `The token lacks the permission "${permission}".`),
  );

const mayRead = allows('read');
const mayWrite = allows('write');
/** Whoever has a good token: there is no context without one. */
const isSignedIn = rule('is signed in', { cache: 'contextual' })(
  (_parent, _arguments, { session }: GraphqlContext) => session !== undefined,
);

/**
 * Who may read each field. What is not named is denied, and a test fails. Ways in are named one by one; behind them a type's fields share
 * a rule. (Rules on interfaces, unions and inputs would be ignored by graphql-shield, so there are none.)
 */
export const RULES = {
  Query: {
    viewer: isSignedIn,
    node: mayRead,
    employee: mayRead,
    employees: mayRead,
    employeesConnection: mayRead,
    project: mayRead,
    projects: mayRead,
    projectsConnection: mayRead,
    group: mayRead,
    groups: mayRead,
    groupsConnection: mayRead,
    topic: mayRead,
    topics: mayRead,
    topicsConnection: mayRead,
    rootTopics: mayRead,
    document: mayRead,
    documents: mayRead,
    documentsConnection: mayRead,
    section: mayRead,
    chunk: mayRead,
    search: mayRead,
    answer: mayRead,
  },
  Mutation: { ingestDocuments: mayWrite, deleteDocument: mayWrite },
  Subscription: { ask: mayRead },

  Viewer: isSignedIn,
  Tenant: isSignedIn,
  UserError: isSignedIn,
  PageInfo: mayRead,
  NodeReference: mayRead,

  Employee: mayRead,
  EmployeesConnection: mayRead,
  EmployeeEdge: mayRead,
  EmployeeProjectsConnection: mayRead,
  EmployeeProjectsEdge: mayRead,
  EmployeeDocumentsConnection: mayRead,
  EmployeeDocumentsEdge: mayRead,
  Project: mayRead,
  ProjectsConnection: mayRead,
  ProjectEdge: mayRead,
  ProjectMembersConnection: mayRead,
  ProjectMembersEdge: mayRead,
  Group: mayRead,
  GroupsConnection: mayRead,
  GroupEdge: mayRead,
  Topic: mayRead,
  TopicsConnection: mayRead,
  TopicEdge: mayRead,
  TopicDocumentsConnection: mayRead,
  TopicDocumentsEdge: mayRead,
  Document: mayRead,
  DocumentsConnection: mayRead,
  DocumentEdge: mayRead,
  DocumentTopicsConnection: mayRead,
  DocumentTopicsEdge: mayRead,
  Section: mayRead,
  SectionsConnection: mayRead,
  SectionEdge: mayRead,
  Chunk: mayRead,
  ExtractedName: mayRead,
  ChunksConnection: mayRead,
  ChunkEdge: mayRead,

  SearchResult: mayRead,
  QueryUnderstanding: mayRead,
  Period: mayRead,
  Recency: mayRead,
  PartWeights: mayRead,
  SearchHitsConnection: mayRead,
  SearchHitEdge: mayRead,
  SearchHit: mayRead,
  SearchCorrection: mayRead,
  WebResult: mayRead,
  TextRange: mayRead,
  ScorePart: mayRead,
  GraphPath: mayRead,
  PathStep: mayRead,
  LinkedName: mayRead,

  Answer: mayRead,
  Citation: mayRead,
  PassageEvidence: mayRead,
  FactEvidence: mayRead,
  WebEvidence: mayRead,
  AnswerStarted: mayRead,
  EvidenceFound: mayRead,
  TextDelta: mayRead,
  CitationAdded: mayRead,
  AnswerCompleted: mayRead,
  AnswerFailed: mayRead,

  IngestDocumentsPayload: mayWrite,
  IngestedDocument: mayWrite,
  DeleteDocumentPayload: mayWrite,
};

const deny = rule('denied', { cache: 'contextual' })(() => new AppError('FORBIDDEN', 'Nobody may read this.'));

/** Checks {@link RULES} before every resolver. Errors of the resolvers pass through unchanged: `format-error.ts` decides what is shown. */
export const permissions = shield(RULES, {
  fallbackRule: deny,
  fallbackError: (thrown) => {
    if (thrown instanceof AppError || thrown instanceof GraphQLError) return thrown;
    return new AppError(thrown === null ? 'FORBIDDEN' : 'INTERNAL', 'The request was refused.', { cause: thrown });
  },
});
