import type { GraphQLResolveInfo } from 'graphql';
import type { EmployeeNode, ProjectNode, GroupNode, TopicNode, DocumentNode, KnowledgeNode } from '../../domain/knowledge-node.ts';
import type { EmployeePage, EmployeeEntry, ProjectPage, ProjectEntry, GroupPage, GroupEntry, TopicPage, TopicEntry, DocumentPage, DocumentEntry, SectionPage, SectionEntry, ChunkPage, ChunkEntry } from '../page.ts';
import type { DocumentSection, DocumentChunk } from '../../domain/document-part.ts';
import type { ExtractedName as ExtractedNameParent } from '../../domain/extracted-name.ts';
import type { NodeReference as NodeReferenceParent, GraphPath as GraphPathParent, PathStep as PathStepParent } from '../../domain/knowledge.ts';
import type { LinkedName as LinkedNameParent, ScorePart as ScorePartParent } from '../../domain/evidence.ts';
import type { FactEvidence as FactEvidenceParent } from '../../domain/answer-event.ts';
import type { PresentedSearch } from '../present-search.ts';
import type { SearchUnderstanding } from '../../search/explain-search.ts';
import type { RecencyPart } from '../../search/score-recency.ts';
import type { Period as PeriodParent } from '../../search/read-periods.ts';
import type { PartWeights as PartWeightsParent } from '../../search/fuse.ts';
import type { HitPage, HitEdge } from '../hit-page.ts';
import type { PresentedHit } from '../present-answer.ts';
import type { IngestedDocument as IngestedDocumentParent } from '../../ingestion/ingest-documents.ts';
import type { Session } from '../../access/session.ts';
import type { GraphqlContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
};

/** An answer with everything that it rests on. */
export type Answer = {
  readonly __typename?: 'Answer';
  /** The places in the text that rest on a piece of evidence, in the order of the text. */
  readonly citations: ReadonlyArray<Citation>;
  /** What did not answer and is missing; empty when all is well. */
  readonly degraded: ReadonlyArray<DegradedPart>;
  /** Everything that the answer could draw on, by number. */
  readonly evidence: ReadonlyArray<Evidence>;
  /** How well the company's own evidence fits the question. */
  readonly evidenceGrade: EvidenceGrade;
  /** Who wrote the words. */
  readonly mode: AnswerMode;
  /** The names that were recognised in the question. */
  readonly names: ReadonlyArray<LinkedName>;
  /** The text. `[2]` in it refers to the evidence with number 2. */
  readonly text: Scalars['String']['output'];
};

/** The last event of an answer: the whole of it again, for clients that show only the latest event. */
export type AnswerCompleted = {
  readonly __typename?: 'AnswerCompleted';
  /** The answer. */
  readonly answer: Answer;
  /** The event's number, counted from 0 without gaps. */
  readonly sequence: Scalars['Int']['output'];
};

/** What happens while a question is answered. */
export type AnswerEvent = AnswerCompleted | AnswerFailed | AnswerStarted | CitationAdded | EvidenceFound | TextDelta;

/** The last event when there is no answer. */
export type AnswerFailed = {
  readonly __typename?: 'AnswerFailed';
  /** A code of docs/errors.md, for example BAD_INPUT or DEPENDENCY_UNAVAILABLE. */
  readonly code: Scalars['String']['output'];
  /** Whether the same question may succeed later. */
  readonly isRetryable: Scalars['Boolean']['output'];
  /** What went wrong, for the person who reads it. */
  readonly message: Scalars['String']['output'];
  /** The event's number, counted from 0 without gaps. */
  readonly sequence: Scalars['Int']['output'];
};

/** A question to be answered at once. */
export type AnswerInput = {
  /**
   * Which documents the answer may rest on. Absent: all that you may see. With a filter, facts count only when such a document states them:
   * what the company's directory says comes from no document.
   */
  readonly filter?: InputMaybe<SearchFilter>;
  /** The question, at most 20,000 characters. */
  readonly question: Scalars['String']['input'];
  /**
   * Whether the question may be sent to a web search outside the company when what your company knows is not STRONG. It does nothing where no web search is configured. What comes
   * back is evidence after all of the company's own, and cited as `WebEvidence`.
   */
  readonly web?: InputMaybe<Scalars['Boolean']['input']>;
  /** How much each way of finding evidence counts. Absent: the weights that suit the question: the more of it are names, the more the graph counts. */
  readonly weights?: InputMaybe<RetrieverWeights>;
};

/** Who wrote an answer's words. */
export type AnswerMode =
  /** They are sentences of the evidence, word for word. */
  | 'EXTRACTIVE'
  /** A language model, from the evidence. */
  | 'GENERATED';

/** The first event: work has begun. */
export type AnswerStarted = {
  readonly __typename?: 'AnswerStarted';
  /** The question that is answered. */
  readonly question: Scalars['String']['output'];
  /** The event's number, counted from 0 without gaps. */
  readonly sequence: Scalars['Int']['output'];
};

/** A question whose answer is streamed. */
export type AskInput = {
  /**
   * Which documents the answer may rest on. Absent: all that you may see. With a filter, facts count only when such a document states them:
   * what the company's directory says comes from no document.
   */
  readonly filter?: InputMaybe<SearchFilter>;
  /** The question, at most 20,000 characters. */
  readonly question: Scalars['String']['input'];
  /**
   * Whether the question may be sent to a web search outside the company when what your company knows is not STRONG. It does nothing where no web search is configured. What comes
   * back is evidence after all of the company's own, and cited as `WebEvidence`.
   */
  readonly web?: InputMaybe<Scalars['Boolean']['input']>;
  /** How much each way of finding evidence counts. Absent: the weights that suit the question: the more of it are names, the more the graph counts. */
  readonly weights?: InputMaybe<RetrieverWeights>;
};

/** A passage of a section: what is found and cited. */
export type Chunk = {
  readonly __typename?: 'Chunk';
  /**
   * The passage with those that stand right before and after it in the document, across sections, in the order of the text. What you may not
   * see is not among them.
   */
  readonly context: ReadonlyArray<Chunk>;
  /** The document that the passage is from. */
  readonly document: Document;
  /**
   * Names that a language model found in the text, each once. Nobody has stated them, and they are no part of what is known of people, projects, documents or
   * topics; the search walks by them as by names that the text writes with a capital. Empty until a model has read the passage, and always without one.
   */
  readonly extractedNames: ReadonlyArray<ExtractedName>;
  /** Opaque. It changes when the text does. */
  readonly id: Scalars['ID']['output'];
  /** The place among all passages of the document, from 0. */
  readonly index: Scalars['Int']['output'];
  /** The section that the passage is from. */
  readonly section: Section;
  /** The whole text, as the source writes it. */
  readonly text: Scalars['String']['output'];
};


/** A passage of a section: what is found and cited. */
export type ChunkContextArgs = {
  next?: InputMaybe<Scalars['Int']['input']>;
  previous?: InputMaybe<Scalars['Int']['input']>;
};

/** An entry of a page. */
export type ChunkEdge = {
  readonly __typename?: 'ChunkEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Chunk;
};

/** A page of passages. */
export type ChunksConnection = {
  readonly __typename?: 'ChunksConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<ChunkEdge>;
  /** The page's passages alone. */
  readonly nodes: ReadonlyArray<Chunk>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A place in the answer that rests on a piece of evidence. */
export type Citation = {
  readonly __typename?: 'Citation';
  /** The evidence. */
  readonly evidence: Evidence;
  /** The evidence's number: `[n]` in the text. */
  readonly number: Scalars['Int']['output'];
  /** Where `[n]` stands in the text, in UTF-16 code units, as JavaScript counts. */
  readonly offset: Scalars['Int']['output'];
  /** The words of the evidence that the answer rests on. */
  readonly quote: Scalars['String']['output'];
};

/** The text so far ends with a citation. */
export type CitationAdded = {
  readonly __typename?: 'CitationAdded';
  /** The citation. */
  readonly citation: Citation;
  /** The event's number, counted from 0 without gaps. */
  readonly sequence: Scalars['Int']['output'];
};

/** Parts of the service that a result may lack. */
export type DegradedPart =
  /** Finding through the graph. */
  | 'GRAPH'
  /** Finding by words. */
  | 'KEYWORDS'
  /** The language model: the answer is made of the evidence's own sentences instead, or the query was searched for only as it was asked. */
  | 'LANGUAGE_MODEL'
  /** The comparison of the best hits with the query: it did not answer, or some of them were never prepared for it (`weft reembed` does that). */
  | 'RERANKING'
  /** Finding by meaning. */
  | 'VECTORS'
  /** The web search that was allowed. */
  | 'WEB_SEARCH';

/** A document to remove. */
export type DeleteDocumentInput = {
  /** The document's id (not its external id). */
  readonly id: Scalars['ID']['input'];
};

/** What became of the document. */
export type DeleteDocumentPayload = {
  readonly __typename?: 'DeleteDocumentPayload';
  /** The id of the document that was removed; null when none was. */
  readonly deletedId: Maybe<Scalars['ID']['output']>;
  /** Why none was removed. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A document. */
export type Document = Node & {
  readonly __typename?: 'Document';
  /** Who approved it. */
  readonly approvers: EmployeesConnection;
  /** Who wrote it, first author first. */
  readonly authors: EmployeesConnection;
  /** When it was written: an ISO 8601 date or date and time. */
  readonly createdAt: Maybe<Scalars['String']['output']>;
  /** The id in the source that the document comes from. */
  readonly externalId: Scalars['String']['output'];
  /** How the source's text is written: md, rst, html or txt. */
  readonly format: Maybe<Scalars['String']['output']>;
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** A language tag such as `en`. */
  readonly language: Maybe<Scalars['String']['output']>;
  /** The number, where the source numbers its documents. */
  readonly number: Maybe<Scalars['Int']['output']>;
  /** The projects that it belongs to. */
  readonly projects: ProjectsConnection;
  /** The documents that refer to it. */
  readonly referencedBy: DocumentsConnection;
  /** The documents that it refers to. */
  readonly references: DocumentsConnection;
  /** The documents that it says are related to it. */
  readonly related: DocumentsConnection;
  /** The documents that replace it. */
  readonly replacedBy: DocumentsConnection;
  /** The documents that it replaces. */
  readonly replaces: DocumentsConnection;
  /** The documents that it requires. */
  readonly requires: DocumentsConnection;
  /** Who reviewed it. */
  readonly reviewers: EmployeesConnection;
  /** Who may see it: `tenant` (everybody), or the members of `project:<id>` or `group:<id>`, or `employee:<id>` alone. */
  readonly scope: Scalars['String']['output'];
  /** Its sections, in the order of the text, at every depth: a table of contents, indented by `level`. A document without headings has one section. */
  readonly sections: SectionsConnection;
  /** In the source's words: draft, accepted, ... */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The title. */
  readonly title: Scalars['String']['output'];
  /** What it is about. */
  readonly topics: DocumentTopicsConnection;
  /** What kind of document it is, in the source's words: design, meeting notes, ... */
  readonly type: Maybe<Scalars['String']['output']>;
  /** When it was last changed: an ISO 8601 date or date and time. */
  readonly updatedAt: Maybe<Scalars['String']['output']>;
  /** An address that leads to the document in its source. */
  readonly url: Maybe<Scalars['String']['output']>;
};


/** A document. */
export type DocumentApproversArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentAuthorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentProjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentReferencedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentReferencesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentRelatedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentReplacedByArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentReplacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentRequiresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentReviewersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A document. */
export type DocumentSectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  onlyOutermost?: InputMaybe<Scalars['Boolean']['input']>;
};


/** A document. */
export type DocumentTopicsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** An entry of a page. */
export type DocumentEdge = {
  readonly __typename?: 'DocumentEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Document;
};

/** A document as its source has it. People, projects and topics are given by name, e-mail address, handle or external id. */
export type DocumentInput = {
  /** Who approved it. */
  readonly approvers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Who wrote it, first author first. */
  readonly authors?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** When it was written: an ISO 8601 date or date and time. */
  readonly createdAt?: InputMaybe<Scalars['String']['input']>;
  /** The document's id in its source, at most 512 characters. */
  readonly externalId: Scalars['String']['input'];
  /** How the text is written. */
  readonly format: TextFormat;
  /** A language tag such as `en`. */
  readonly language?: InputMaybe<Scalars['String']['input']>;
  /** The projects that it belongs to. */
  readonly projects?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** External ids or titles of documents that it refers to. */
  readonly references?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** External ids or titles of documents that are related to it. */
  readonly related?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** External ids or titles of documents that it replaces. */
  readonly replaces?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** External ids or titles of documents that it requires. */
  readonly requires?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Who reviewed it. */
  readonly reviewers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Who may see it: `tenant` (everybody), `project:<id>`, `group:<id>` or `employee:<id>`. It must be one that you have yourself. */
  readonly scope: Scalars['String']['input'];
  /** In the source's words: draft, accepted, ... */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** The whole text. */
  readonly text: Scalars['String']['input'];
  /** Absent: the text's first heading, else the external id. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** What it is about. */
  readonly topics?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What kind of document it is, in the source's words: design, meeting notes, ... */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** When it was last changed: an ISO 8601 date or date and time. */
  readonly updatedAt?: InputMaybe<Scalars['String']['input']>;
  /** An http or https address that leads to the document in its source. */
  readonly url?: InputMaybe<Scalars['String']['input']>;
};

/** The part that a person has in a document. */
export type DocumentRole =
  /** Approved it. */
  | 'APPROVED'
  /** Wrote it. */
  | 'AUTHORED'
  /** Edited it. */
  | 'EDITED'
  /** Reviewed it. */
  | 'REVIEWED'
  /** Sponsored it: brought it in for those who wrote it. */
  | 'SPONSORED';

/** How to sort documents: one field in each object; the first object counts most. */
export type DocumentSort = {
  /** By when it was written. */
  readonly createdAt?: InputMaybe<SortDirection>;
  /** By title. */
  readonly title?: InputMaybe<SortDirection>;
  /** By type. */
  readonly type?: InputMaybe<SortDirection>;
  /** By when it was last changed. */
  readonly updatedAt?: InputMaybe<SortDirection>;
};

/** A page of topics. */
export type DocumentTopicsConnection = {
  readonly __typename?: 'DocumentTopicsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<DocumentTopicsEdge>;
  /** The page's topics alone. */
  readonly nodes: ReadonlyArray<Topic>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page. */
export type DocumentTopicsEdge = {
  readonly __typename?: 'DocumentTopicsEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Topic;
  /** 0 to 1: how much the document is about the topic. */
  readonly weight: Maybe<Scalars['Float']['output']>;
};

/** Conditions on documents; all that are given must hold. null counts as not given. At most 50 conditions, `and`, `or` and `not` no more than 4 deep. */
export type DocumentWhere = {
  /** All of these, each with a condition at least. */
  readonly and?: InputMaybe<ReadonlyArray<DocumentWhere>>;
  /** When it was written. */
  readonly createdAt?: InputMaybe<TimeFilter>;
  /** The id in the source. */
  readonly externalId?: InputMaybe<StringFilter>;
  /** The id. */
  readonly id?: InputMaybe<IdFilter>;
  /** The language. */
  readonly language?: InputMaybe<StringFilter>;
  /** Everything but these, which must hold a condition; what lacks a value is not left out. */
  readonly not?: InputMaybe<DocumentWhere>;
  /** At least one of these, each with a condition at least. */
  readonly or?: InputMaybe<ReadonlyArray<DocumentWhere>>;
  /** The status. */
  readonly status?: InputMaybe<StringFilter>;
  /** The title. */
  readonly title?: InputMaybe<StringFilter>;
  /** The type. */
  readonly type?: InputMaybe<StringFilter>;
  /** When it was last changed. */
  readonly updatedAt?: InputMaybe<TimeFilter>;
};

/** A page of documents. */
export type DocumentsConnection = {
  readonly __typename?: 'DocumentsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<DocumentEdge>;
  /** The page's documents alone. */
  readonly nodes: ReadonlyArray<Document>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A person of the company. */
export type Employee = Node & {
  readonly __typename?: 'Employee';
  /** The documents that the person wrote, reviewed, approved, edited or sponsored. */
  readonly documents: EmployeeDocumentsConnection;
  /** The e-mail address. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The id in the directory that the person comes from. */
  readonly externalId: Scalars['String']['output'];
  /** The groups that the person is a member of. */
  readonly groups: GroupsConnection;
  /** The short name in chats and code reviews. */
  readonly handle: Maybe<Scalars['String']['output']>;
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Where the person works. */
  readonly location: Maybe<Scalars['String']['output']>;
  /** Whom the person reports to. */
  readonly manager: Maybe<Employee>;
  /** The full name. */
  readonly name: Scalars['String']['output'];
  /** The projects that the person works on. */
  readonly projects: EmployeeProjectsConnection;
  /** Who reports to the person. */
  readonly reports: EmployeesConnection;
  /** The position. */
  readonly title: Maybe<Scalars['String']['output']>;
};


/** A person of the company. */
export type EmployeeDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  roles?: InputMaybe<ReadonlyArray<DocumentRole>>;
};


/** A person of the company. */
export type EmployeeGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A person of the company. */
export type EmployeeProjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A person of the company. */
export type EmployeeReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of documents. */
export type EmployeeDocumentsConnection = {
  readonly __typename?: 'EmployeeDocumentsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<EmployeeDocumentsEdge>;
  /** The page's documents alone. */
  readonly nodes: ReadonlyArray<Document>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page. */
export type EmployeeDocumentsEdge = {
  readonly __typename?: 'EmployeeDocumentsEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Document;
  /** The parts that the person has in the document. */
  readonly roles: ReadonlyArray<DocumentRole>;
};

/** An entry of a page. */
export type EmployeeEdge = {
  readonly __typename?: 'EmployeeEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Employee;
};

/** A page of projects. */
export type EmployeeProjectsConnection = {
  readonly __typename?: 'EmployeeProjectsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<EmployeeProjectsEdge>;
  /** The page's projects alone. */
  readonly nodes: ReadonlyArray<Project>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page. */
export type EmployeeProjectsEdge = {
  readonly __typename?: 'EmployeeProjectsEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Project;
  /** What the person does in the project, in the source's words. */
  readonly role: Maybe<Scalars['String']['output']>;
};

/** How to sort people: one field in each object; the first object counts most. */
export type EmployeeSort = {
  /** By location. */
  readonly location?: InputMaybe<SortDirection>;
  /** By name. */
  readonly name?: InputMaybe<SortDirection>;
  /** By title. */
  readonly title?: InputMaybe<SortDirection>;
};

/** Conditions on people; all that are given must hold. null counts as not given. At most 50 conditions, `and`, `or` and `not` no more than 4 deep. */
export type EmployeeWhere = {
  /** All of these, each with a condition at least. */
  readonly and?: InputMaybe<ReadonlyArray<EmployeeWhere>>;
  /** The e-mail address. */
  readonly email?: InputMaybe<StringFilter>;
  /** The id in the source. */
  readonly externalId?: InputMaybe<StringFilter>;
  /** The handle. */
  readonly handle?: InputMaybe<StringFilter>;
  /** The id. */
  readonly id?: InputMaybe<IdFilter>;
  /** The location. */
  readonly location?: InputMaybe<StringFilter>;
  /** The name. */
  readonly name?: InputMaybe<StringFilter>;
  /** Everything but these, which must hold a condition; what lacks a value is not left out. */
  readonly not?: InputMaybe<EmployeeWhere>;
  /** At least one of these, each with a condition at least. */
  readonly or?: InputMaybe<ReadonlyArray<EmployeeWhere>>;
  /** The title. */
  readonly title?: InputMaybe<StringFilter>;
};

/** A page of people. */
export type EmployeesConnection = {
  readonly __typename?: 'EmployeesConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<EmployeeEdge>;
  /** The page's people alone. */
  readonly nodes: ReadonlyArray<Employee>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What an answer may rest on. */
export type Evidence = FactEvidence | PassageEvidence | WebEvidence;

/** The evidence is known; the text follows. */
export type EvidenceFound = {
  readonly __typename?: 'EvidenceFound';
  /** What did not answer and is missing so far. */
  readonly degraded: ReadonlyArray<DegradedPart>;
  /** Everything that the answer may draw on, by number. */
  readonly evidence: ReadonlyArray<Evidence>;
  /** How well the company's own evidence fits the question. */
  readonly evidenceGrade: EvidenceGrade;
  /** The names that were recognised in the question. */
  readonly names: ReadonlyArray<LinkedName>;
  /** The event's number, counted from 0 without gaps. */
  readonly sequence: Scalars['Int']['output'];
};

/** How well what was found fits the question. */
export type EvidenceGrade =
  /** Nothing visible to you is about this. */
  | 'NONE'
  /** It most likely answers. */
  | 'STRONG'
  /** It is about the subject. */
  | 'WEAK';

/** What a language model takes a name for. */
export type ExtractedKind =
  /** What a program calls something: a function, a file, a setting, a command. */
  | 'CODE'
  /** Somebody who buys. */
  | 'CUSTOMER'
  /** A company, authority, department or team. */
  | 'ORGANISATION'
  /** Something else, or the model did not say. */
  | 'OTHER'
  /** A human being. */
  | 'PERSON'
  /** A town, country, building, site or room. */
  | 'PLACE'
  /** Something that is made or sold, a part of it, a machine or a service. */
  | 'PRODUCT'
  /** An undertaking with a beginning and an end. */
  | 'PROJECT'
  /** A word of the company's own language, or of its trade. */
  | 'TERM';

/** A name that a language model found in a passage. It stands in the passage; that it is a name, and of what, is the model's opinion. */
export type ExtractedName = {
  readonly __typename?: 'ExtractedName';
  /** What the model takes it for. */
  readonly kind: ExtractedKind;
  /** The provider and model that found it, for example `openai/gpt-4o-mini`. */
  readonly model: Scalars['String']['output'];
  /** As it stands in the passage. */
  readonly name: Scalars['String']['output'];
};

/** A relationship of the graph. */
export type FactEvidence = {
  readonly __typename?: 'FactEvidence';
  /** The document that states the fact; null when the directory does. */
  readonly document: Maybe<Document>;
  /** Where the relationship begins. */
  readonly from: NodeReference;
  /** From 1; what `[n]` in the answer means. */
  readonly number: Scalars['Int']['output'];
  /** The relationship's type, for example WORKS_ON. */
  readonly relationship: Scalars['String']['output'];
  /** The fact as a sentence. */
  readonly sentence: Scalars['String']['output'];
  /** Where the relationship ends. */
  readonly to: NodeReference;
};

/** How what several ways of finding have found becomes one order. */
export type FusionMethod =
  /** By their ranks alone, weighted and added (reciprocal rank fusion, k 60): how much better one is than the next does not matter. */
  | 'RECIPROCAL_RANK'
  /** By their scores: each is scaled to 0 to 1, weighted and added. */
  | 'WEIGHTED_SUM';

/** A way through the graph. */
export type GraphPath = {
  readonly __typename?: 'GraphPath';
  /** The node that the query names. */
  readonly start: NodeReference;
  /** The steps from there; the last leads to the document. Empty when the query names the document itself. */
  readonly steps: ReadonlyArray<PathStep>;
};

/** A group of people. */
export type Group = Node & {
  readonly __typename?: 'Group';
  /** What it is for. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The id in the directory that the group comes from. */
  readonly externalId: Scalars['String']['output'];
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Who is a member of the group. */
  readonly members: EmployeesConnection;
  /** The name. */
  readonly name: Scalars['String']['output'];
};


/** A group of people. */
export type GroupMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** An entry of a page. */
export type GroupEdge = {
  readonly __typename?: 'GroupEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Group;
};

/** How to sort groups: one field in each object; the first object counts most. */
export type GroupSort = {
  /** By name. */
  readonly name?: InputMaybe<SortDirection>;
};

/** Conditions on groups; all that are given must hold. null counts as not given. At most 50 conditions, `and`, `or` and `not` no more than 4 deep. */
export type GroupWhere = {
  /** All of these, each with a condition at least. */
  readonly and?: InputMaybe<ReadonlyArray<GroupWhere>>;
  /** The id in the source. */
  readonly externalId?: InputMaybe<StringFilter>;
  /** The id. */
  readonly id?: InputMaybe<IdFilter>;
  /** The name. */
  readonly name?: InputMaybe<StringFilter>;
  /** Everything but these, which must hold a condition; what lacks a value is not left out. */
  readonly not?: InputMaybe<GroupWhere>;
  /** At least one of these, each with a condition at least. */
  readonly or?: InputMaybe<ReadonlyArray<GroupWhere>>;
};

/** A page of groups. */
export type GroupsConnection = {
  readonly __typename?: 'GroupsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<GroupEdge>;
  /** The page's groups alone. */
  readonly nodes: ReadonlyArray<Group>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What a hit is. */
export type HitKind =
  /** A passage. */
  | 'CHUNK'
  /** A document. The words of all of it count too. */
  | 'DOCUMENT'
  /** A section, by its own text: those below it are hits of their own. */
  | 'SECTION';

/** Conditions on an id; all that are given must hold. null counts as not given. */
export type IdFilter = {
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['ID']['input']>;
  /** One of these, at most 100. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Documents to add or replace. */
export type IngestDocumentsInput = {
  /** 1 to 100 documents with different external ids. One document's fault does not stop the others. */
  readonly documents: ReadonlyArray<DocumentInput>;
  /** Where the documents are from: a name of yours. External ids are unique within it. */
  readonly source: Scalars['String']['input'];
};

/** What became of the documents. */
export type IngestDocumentsPayload = {
  readonly __typename?: 'IngestDocumentsPayload';
  /** The documents that are in the graph now, in the order they were given. */
  readonly documents: ReadonlyArray<IngestedDocument>;
  /** The documents that were refused, and why. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether a document changed the graph. */
export type IngestState =
  /** It was replaced. */
  | 'CHANGED'
  /** It was not there before. */
  | 'NEW'
  /** It was there already, the same. */
  | 'UNCHANGED';

/** What became of a document. */
export type IngestedDocument = {
  readonly __typename?: 'IngestedDocument';
  /** The document. */
  readonly document: Maybe<Document>;
  /** The id it was given under. */
  readonly externalId: Scalars['String']['output'];
  /** Passages written; 0 when nothing changed. */
  readonly passageCount: Scalars['Int']['output'];
  /** Whether anything changed. */
  readonly state: IngestState;
};

/** A name in the query and the node that it means. */
export type LinkedName = {
  readonly __typename?: 'LinkedName';
  /** How the words come to mean the node. */
  readonly match: NameMatch;
  /** The node. */
  readonly node: NodeReference;
  /** The words of the query, as names are compared: lower case, without accents. */
  readonly text: Scalars['String']['output'];
  /** 0 to 1: less when the name is partial, learned or corrected, or means several nodes. */
  readonly weight: Scalars['Float']['output'];
};

/** Everything that can be changed. Needs the permission WRITE. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Removes a document with everything that only it supports: passages, relationships, names. */
  readonly deleteDocument: DeleteDocumentPayload;
  /**
   * Adds documents or replaces those given before under the same source and external id. Doing it again with the same content changes
   * nothing. They can be read and found by words at once, and by meaning moments later.
   */
  readonly ingestDocuments: IngestDocumentsPayload;
};


/** Everything that can be changed. Needs the permission WRITE. */
export type MutationDeleteDocumentArgs = {
  input: DeleteDocumentInput;
};


/** Everything that can be changed. Needs the permission WRITE. */
export type MutationIngestDocumentsArgs = {
  input: IngestDocumentsInput;
};

/** How words of a query come to mean a node. */
export type NameMatch =
  /** Nothing is called so, and its name is spelt nearly so: `node` has the name as it is written. */
  | 'CORRECTED'
  /** The node is called so: its name, another name that it was given, a handle, an address or an identifier. */
  | 'EXACT'
  /** A text that you may see explains them as a short or long form of its name: "Mooring Assistance Service (MAS)". */
  | 'LEARNED'
  /** They are a part of its name. */
  | 'PARTIAL';

/** Anything with an id of its own. */
export type Node = {
  /** Opaque and stable: keep it, compare it, hand it back; do not take it apart. */
  readonly id: Scalars['ID']['output'];
};

/** What kind of thing a node is. */
export type NodeKind =
  /** A document. */
  | 'DOCUMENT'
  /** A person. */
  | 'EMPLOYEE'
  /** A group of people. */
  | 'GROUP'
  /** A project or product. */
  | 'PROJECT'
  /** A subject, part of a hierarchy. */
  | 'TOPIC';

/** A node as paths, facts and names show it. `node` gives the whole of it. */
export type NodeReference = {
  readonly __typename?: 'NodeReference';
  /** The node's id. */
  readonly id: Scalars['ID']['output'];
  /** What kind of thing it is. */
  readonly kind: NodeKind;
  /** A document's title, else the name. */
  readonly name: Scalars['String']['output'];
  /** The node itself; null when it was removed meanwhile. */
  readonly node: Maybe<Node>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** The last entry's cursor: give it as `after` to get the next page; null for an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there is more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is something before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The first entry's cursor: give it as `before` to get the page before; null for an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** What each way of finding counted. */
export type PartWeights = {
  readonly __typename?: 'PartWeights';
  /** Words in common with the whole document. */
  readonly document: Scalars['Float']['output'];
  /** Nearness in the graph to the names in the query. */
  readonly graph: Scalars['Float']['output'];
  /** Words in common. */
  readonly keyword: Scalars['Float']['output'];
  /** Likeness in meaning. */
  readonly vector: Scalars['Float']['output'];
};

/** A passage of a document. */
export type PassageEvidence = {
  readonly __typename?: 'PassageEvidence';
  /** The passage. */
  readonly hit: SearchHit;
  /** From 1; what `[n]` in the answer means. */
  readonly number: Scalars['Int']['output'];
};

/** One step through the graph. */
export type PathStep = {
  readonly __typename?: 'PathStep';
  /** Whether the relationship points in the direction of the walk. */
  readonly isForward: Scalars['Boolean']['output'];
  /** The node that the step leads to. */
  readonly node: NodeReference;
  /** The relationship's type, for example AUTHORED; MENTIONS when a text mentions a name of the other node, SHARES_NAME when two texts mention the same name. */
  readonly relationship: Scalars['String']['output'];
};

/** A span of time. Both ends are beginnings of ISO 8601 dates: "2018", "2018-05" or "2018-05-17". */
export type Period = {
  readonly __typename?: 'Period';
  /** The first after it; null when it is open to the future. */
  readonly before: Maybe<Scalars['String']['output']>;
  /** The first of it; null when it is open to the past. */
  readonly from: Maybe<Scalars['String']['output']>;
};

/** What a token may allow. */
export type Permission =
  /** Reading, searching and asking. */
  | 'READ'
  /** Adding and deleting documents. */
  | 'WRITE';

/** A project or product. */
export type Project = Node & {
  readonly __typename?: 'Project';
  /** What it is about. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The documents that belong to the project. */
  readonly documents: DocumentsConnection;
  /** When it ended: an ISO 8601 date. */
  readonly endedAt: Maybe<Scalars['String']['output']>;
  /** The id in the directory that the project comes from. */
  readonly externalId: Scalars['String']['output'];
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** What kind of project it is, in the source's words. */
  readonly kind: Maybe<Scalars['String']['output']>;
  /** Who works on the project. */
  readonly members: ProjectMembersConnection;
  /** The name. */
  readonly name: Scalars['String']['output'];
  /** When it began: an ISO 8601 date. */
  readonly startedAt: Maybe<Scalars['String']['output']>;
  /** In the source's words: active, ended, ... */
  readonly status: Maybe<Scalars['String']['output']>;
  /** An address that tells more. */
  readonly url: Maybe<Scalars['String']['output']>;
};


/** A project or product. */
export type ProjectDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A project or product. */
export type ProjectMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** An entry of a page. */
export type ProjectEdge = {
  readonly __typename?: 'ProjectEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Project;
};

/** A page of people. */
export type ProjectMembersConnection = {
  readonly __typename?: 'ProjectMembersConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<ProjectMembersEdge>;
  /** The page's people alone. */
  readonly nodes: ReadonlyArray<Employee>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page. */
export type ProjectMembersEdge = {
  readonly __typename?: 'ProjectMembersEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Employee;
  /** What the person does in the project, in the source's words. */
  readonly role: Maybe<Scalars['String']['output']>;
};

/** How to sort projects: one field in each object; the first object counts most. */
export type ProjectSort = {
  /** By name. */
  readonly name?: InputMaybe<SortDirection>;
  /** By when it began. */
  readonly startedAt?: InputMaybe<SortDirection>;
  /** By status. */
  readonly status?: InputMaybe<SortDirection>;
};

/** Conditions on projects; all that are given must hold. null counts as not given. At most 50 conditions, `and`, `or` and `not` no more than 4 deep. */
export type ProjectWhere = {
  /** All of these, each with a condition at least. */
  readonly and?: InputMaybe<ReadonlyArray<ProjectWhere>>;
  /** The id in the source. */
  readonly externalId?: InputMaybe<StringFilter>;
  /** The id. */
  readonly id?: InputMaybe<IdFilter>;
  /** The kind. */
  readonly kind?: InputMaybe<StringFilter>;
  /** The name. */
  readonly name?: InputMaybe<StringFilter>;
  /** Everything but these, which must hold a condition; what lacks a value is not left out. */
  readonly not?: InputMaybe<ProjectWhere>;
  /** At least one of these, each with a condition at least. */
  readonly or?: InputMaybe<ReadonlyArray<ProjectWhere>>;
  /** The status. */
  readonly status?: InputMaybe<StringFilter>;
};

/** A page of projects. */
export type ProjectsConnection = {
  readonly __typename?: 'ProjectsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<ProjectEdge>;
  /** The page's projects alone. */
  readonly nodes: ReadonlyArray<Project>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type Query = {
  readonly __typename?: 'Query';
  /** Answers a question from what you may see, with citations. `ask` gives the same answer while it is written. */
  readonly answer: Answer;
  /** The passage with this id, for example of a hit or a citation that was kept; null when there is none, or when its text has changed since. */
  readonly chunk: Maybe<Chunk>;
  /** The document with this id; null when there is none. */
  readonly document: Maybe<Document>;
  /** The documents, by title unless sorted otherwise. */
  readonly documents: ReadonlyArray<Document>;
  /** The documents page by page, by title unless sorted otherwise. */
  readonly documentsConnection: DocumentsConnection;
  /** The employee with this id; null when there is none. */
  readonly employee: Maybe<Employee>;
  /** The people, by name unless sorted otherwise. */
  readonly employees: ReadonlyArray<Employee>;
  /** The people page by page, by name unless sorted otherwise. */
  readonly employeesConnection: EmployeesConnection;
  /** The group with this id; null when there is none. */
  readonly group: Maybe<Group>;
  /** The groups, by name unless sorted otherwise. */
  readonly groups: ReadonlyArray<Group>;
  /** The groups page by page, by name unless sorted otherwise. */
  readonly groupsConnection: GroupsConnection;
  /** The node with this id, whatever its type; null when there is none. */
  readonly node: Maybe<Node>;
  /** The project with this id; null when there is none. */
  readonly project: Maybe<Project>;
  /** The projects, by name unless sorted otherwise. */
  readonly projects: ReadonlyArray<Project>;
  /** The projects page by page, by name unless sorted otherwise. */
  readonly projectsConnection: ProjectsConnection;
  /** The topics at the top, which have no parent, by name. `children` leads down from there. */
  readonly rootTopics: TopicsConnection;
  /** Finds passages by meaning, by words, and by walking the graph from the names in the query. */
  readonly search: SearchResult;
  /** The section with this id; null when there is none. */
  readonly section: Maybe<Section>;
  /** The topic with this id; null when there is none. */
  readonly topic: Maybe<Topic>;
  /** The topics, by name unless sorted otherwise. */
  readonly topics: ReadonlyArray<Topic>;
  /** The topics page by page, by name unless sorted otherwise. */
  readonly topicsConnection: TopicsConnection;
  /** Who the token says you are, and what you may do. */
  readonly viewer: Viewer;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryAnswerArgs = {
  input: AnswerInput;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryChunkArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryDocumentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryDocumentsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<DocumentSort>>;
  where?: InputMaybe<DocumentWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryDocumentsConnectionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<DocumentSort>>;
  where?: InputMaybe<DocumentWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryEmployeeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryEmployeesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<EmployeeSort>>;
  where?: InputMaybe<EmployeeWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryEmployeesConnectionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<EmployeeSort>>;
  where?: InputMaybe<EmployeeWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryGroupArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryGroupsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<GroupSort>>;
  where?: InputMaybe<GroupWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryGroupsConnectionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<GroupSort>>;
  where?: InputMaybe<GroupWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryProjectArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryProjectsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<ProjectSort>>;
  where?: InputMaybe<ProjectWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryProjectsConnectionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<ProjectSort>>;
  where?: InputMaybe<ProjectWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryRootTopicsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QuerySearchArgs = {
  input: SearchInput;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QuerySectionArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryTopicArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryTopicsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<TopicSort>>;
  where?: InputMaybe<TopicWhere>;
};


/**
 * Everything that can be read. Each field shows what the token's owner may see and nothing else: what is hidden, and what belongs to another
 * tenant, is the same as what does not exist.
 */
export type QueryTopicsConnectionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ReadonlyArray<TopicSort>>;
  where?: InputMaybe<TopicWhere>;
};

/** Who says what kind of query one is. */
export type QueryClassifier =
  /** The language model that is configured. */
  | 'LANGUAGE_MODEL'
  /** Rules about words, and what the query names. */
  | 'RULES';

/** How much has to be put together for an answer. */
export type QueryComplexity =
  /** Several things. */
  | 'COMPLEX'
  /** Nobody asks for anything in particular: a subject to look around in. */
  | 'EXPLORATORY'
  /** Two things, or one by way of another. */
  | 'MODERATE'
  /** One thing. */
  | 'SIMPLE';

/** What kind of answer a query asks for. */
export type QueryType =
  /** All of a kind, or how many there are. */
  | 'AGGREGATION'
  /** How two or more things differ. */
  | 'COMPARATIVE'
  /** A fact about what it names. */
  | 'FACTUAL'
  /** A fact about something that it does not name but tells of: "the manager of the author of …". */
  | 'MULTIHOP'
  /** What texts say, told in words that need not be theirs. */
  | 'SEMANTIC'
  /** When something was, or what was at a time. */
  | 'TEMPORAL';

/** How a query was read, and how it was searched for that. */
export type QueryUnderstanding = {
  readonly __typename?: 'QueryUnderstanding';
  /** Who says so of type and complexity. */
  readonly classifiedBy: QueryClassifier;
  /** How much has to be put together for it. */
  readonly complexity: QueryComplexity;
  /** Steps that the walk through the graph took from the names at most. */
  readonly depth: Scalars['Int']['output'];
  /** Types and states of documents that it asks for, as word stems; `properties` of the score counts them. */
  readonly documentKinds: ReadonlyArray<Scalars['String']['output']>;
  /** How what they found became one order. */
  readonly fusion: FusionMethod;
  /** Spans of time that it asks for; one of them is enough. */
  readonly periods: ReadonlyArray<Period>;
  /** How it was searched. */
  readonly plan: SearchPlan;
  /** What it counted how new or old a document is; null: nothing. */
  readonly recency: Maybe<Recency>;
  /** 0 to 1: how much of what it says its names carry, by how rare they are. The graph counts as much. */
  readonly shareOfNames: Scalars['Float']['output'];
  /** What kind of answer it asks for. */
  readonly type: QueryType;
  /** What each way of finding counted: adds up to 1. Reranking takes its part of what texts count, properties theirs of all. */
  readonly weights: PartWeights;
};

/** What it counted how new or old a document is. */
export type Recency = {
  readonly __typename?: 'Recency';
  /** Days after which a document counts half; null when the query asks for the newest or oldest: then the first of those that its names lead to counts most, the second half of that, the third a third. */
  readonly halfLifeDays: Maybe<Scalars['Float']['output']>;
  /** OLDEST when the query asks for the oldest. */
  readonly order: TimeOrder;
  /** 0 to 1; everything else had the rest. */
  readonly weight: Scalars['Float']['output'];
};

/**
 * What it counts how new a document is: it decays with its age. Ages are counted from the newest document that was found, by `createdAt`; a document without one counts nothing for being
 * new.
 */
export type RecencyInput = {
  /** Days after which a document counts half; above 0. */
  readonly halfLifeDays: Scalars['Float']['input'];
  /** 0 to 1; everything else has the rest. */
  readonly weight?: InputMaybe<Scalars['Float']['input']>;
};

/** Ways of finding. */
export type Retriever =
  /** Words in common with the whole document: where sections or documents are asked for, and where documents are long. */
  | 'DOCUMENT'
  /** Nearness in the graph to the names in the query. */
  | 'GRAPH'
  /** Words in common. */
  | 'KEYWORD'
  /** What is known of the document besides its text: the types, states and times that the query asks for. It finds nothing, it only counts; not with weights of your own. */
  | 'PROPERTIES'
  /** How new the document is, where `recency` or the plan says so; or its place by date among those that the query's names lead to, where it asks for the newest or oldest. It finds nothing, it only counts. */
  | 'RECENCY'
  /** Likeness of each word of the query to those of the passage, by what they mean where they stand; of the best hits alone. */
  | 'RERANK'
  /** Likeness in meaning. */
  | 'VECTOR';

/** How much each way of finding counts: numbers from 0 up, scaled to a sum of one. One that is 0, or absent beside others, is not asked at all. */
export type RetrieverWeights = {
  /** Nearness in the graph to the names in the query. */
  readonly graph?: InputMaybe<Scalars['Float']['input']>;
  /** Words in common. */
  readonly keyword?: InputMaybe<Scalars['Float']['input']>;
  /** Likeness in meaning. */
  readonly vector?: InputMaybe<Scalars['Float']['input']>;
};

/** One part of a hit's score. */
export type ScorePart = {
  readonly __typename?: 'ScorePart';
  /** `weight` times `normalised`: what is added to the score. */
  readonly contribution: Scalars['Float']['output'];
  /** `raw` scaled to 0 to 1 within this search; of properties the share of those that are asked for. */
  readonly normalised: Scalars['Float']['output'];
  /** The place by this part alone, from 1. */
  readonly rank: Scalars['Int']['output'];
  /** As it is measured: cosine similarity, BM25 (of passages, or of whole documents), nearness in the graph, the number of properties, or likeness word by word. */
  readonly raw: Scalars['Float']['output'];
  /** Which way of finding, or what else counted. */
  readonly retriever: Retriever;
  /** How much it counts in this search. */
  readonly weight: Scalars['Float']['output'];
};

/** How a search was corrected that found no strong evidence at first: it was made once more with the query in other words beside it, and that found better evidence. */
export type SearchCorrection = {
  readonly __typename?: 'SearchCorrection';
  /** How well the best hits fitted before. */
  readonly gradeBefore: EvidenceGrade;
  /** The query in a language model's words. */
  readonly question: Scalars['String']['output'];
};

/**
 * Which documents are searched: those that meet every condition that is given; one value of a list is enough. null counts as not given, a list
 * without values is refused. What you may not see is the same as what does not exist: it matches nothing.
 */
export type SearchFilter = {
  /** Documents written in this span of time; one without a date is not among them. */
  readonly createdAt?: InputMaybe<TimeFilter>;
  /** Documents of one of these kinds, in the source's words, upper and lower case as there: 1 to 100. */
  readonly documentTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** These documents: ids, 1 to 100. */
  readonly documents?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Documents that one of these people wrote, reviewed, approved, edited or sponsored: ids, 1 to 100. */
  readonly employees?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Documents that belong to one of these projects: ids, 1 to 100. */
  readonly projects?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Documents with one of these statuses, in the source's words, upper and lower case as there: 1 to 100. */
  readonly statuses?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Documents about one of these topics or a narrower one: ids, 1 to 100. */
  readonly topics?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Documents last changed in this span of time; one without a date is not among them. */
  readonly updatedAt?: InputMaybe<TimeFilter>;
};

/**
 * A passage that was found, or a section or document with its best passage. A section's or document's score has, of each way of finding, the best
 * that one of its passages has.
 */
export type SearchHit = {
  readonly __typename?: 'SearchHit';
  /** The passage; of a section or document the one that fits the query best. */
  readonly chunk: Chunk;
  /** The document that was found, or that the section or passage is from. */
  readonly document: Document;
  /**
   * Passages that say nearly the same, in this document or others, and fit less well: best first. They are no hits of their own. (Nearly the same: nine
   * tenths of all runs of four words are in both.)
   */
  readonly duplicates: ReadonlyArray<SearchHit>;
  /** Where the query's words, in any form, and the names that were recognised in it stand in `snippet`. */
  readonly highlights: ReadonlyArray<TextRange>;
  /** The id of what was found: the passage's, which changes when its text does, the section's, or the document's. */
  readonly id: Scalars['ID']['output'];
  /** What was found. */
  readonly kind: HitKind;
  /** Further passages of the section or document that were found, best first; none when the hit is a passage. */
  readonly otherChunks: ReadonlyArray<Chunk>;
  /** How the graph led from a name in the query to the document; null when it did not. */
  readonly path: Maybe<GraphPath>;
  /** 0 to 1, rounding aside: exactly the sum of the contributions in `scoreParts`, added up in their order. */
  readonly score: Scalars['Float']['output'];
  /** Where the score comes from, one entry for each way that found the passage or its document. */
  readonly scoreParts: ReadonlyArray<ScorePart>;
  /** The section that was found, or that the passage is from. */
  readonly section: Section;
  /** About 240 characters of the passage, around the first of the query's words that it has. Plain text on one line. */
  readonly snippet: Scalars['String']['output'];
};


/**
 * A passage that was found, or a section or document with its best passage. A section's or document's score has, of each way of finding, the best
 * that one of its passages has.
 */
export type SearchHitOtherChunksArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};

/** A hit of a page. */
export type SearchHitEdge = {
  readonly __typename?: 'SearchHitEdge';
  /** Its place among the hits. It grows with the number of hits before it: `pageInfo` has the two that paging takes. */
  readonly cursor: Scalars['String']['output'];
  /** The hit. */
  readonly node: SearchHit;
};

/** A page of what a search found. */
export type SearchHitsConnection = {
  readonly __typename?: 'SearchHitsConnection';
  /** The hits with their cursors. */
  readonly edges: ReadonlyArray<SearchHitEdge>;
  /** The hits alone. */
  readonly nodes: ReadonlyArray<SearchHit>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many hits there are on all pages. More may fit the query: see `candidates`. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What to search for, and how. */
export type SearchInput = {
  /**
   * Passages that each way of finding contributes, 1 to 200; more than 200 counts as 200. Absent: 50. Pages reach no further than the passages that these make
   * together: at 50 some 50 to 150, at 200 some 200 to 600. More takes longer, and scales the scores over more passages.
   */
  readonly candidates?: InputMaybe<Scalars['Int']['input']>;
  /**
   * How much a hit must differ from those above it, against how well it fits: 0 to 1. 0, or absent: the order is that of the scores. At 1, after the best hit,
   * only the difference counts. Scores stay as they are.
   */
  readonly diversity?: InputMaybe<Scalars['Float']['input']>;
  /**
   * Whether vectors and keywords also look for the query in other words: up to three variations and five related concepts that a language model writes; what they find counts less. It takes a
   * second or so. Absent: as the server is set, but not for a SIMPLE query. It does nothing where no language model is configured.
   */
  readonly expand?: InputMaybe<Scalars['Boolean']['input']>;
  /** Which documents are searched. Absent: all that you may see. */
  readonly filter?: InputMaybe<SearchFilter>;
  /** How what the ways of finding have found becomes one order. Absent: as the plan has it, which `understanding` says. */
  readonly fusion?: InputMaybe<FusionMethod>;
  /** Hits of one document at most, 1 to 100; more than 100 counts as 100. Absent: 3. */
  readonly hitsPerDocument?: InputMaybe<Scalars['Int']['input']>;
  /** What each hit is. When documents are asked for, each is one hit. */
  readonly kind?: InputMaybe<HitKind>;
  /** How many there are in `hits` at most, 1 to 100; more than 100 counts as 100. `hitsConnection` has its own. */
  readonly limit?: InputMaybe<Scalars['Int']['input']>;
  /** Passages with a lower score than this, 0 to 1, are left out. Absent: none. */
  readonly minimumScore?: InputMaybe<Scalars['Float']['input']>;
  /** Search by this plan. Absent: the one that suits the query: `understanding` says which. */
  readonly plan?: InputMaybe<SearchPlan>;
  /** A question or words, at most 20,000 characters. It is taken literally: there is no query syntax. */
  readonly query: Scalars['String']['input'];
  /** That new documents count more. Absent: new and old count alike, unless the plan has it otherwise. */
  readonly recency?: InputMaybe<RecencyInput>;
  /**
   * Whether the best passages are compared with the query once more, word by word, which takes some milliseconds. Absent: unless `weights` are given. It
   * does nothing where reranking is switched off or the embedding model does not give what it takes.
   */
  readonly rerank?: InputMaybe<Scalars['Boolean']['input']>;
  /** `false`: the query's vector is computed anew instead of kept from an earlier search, and not kept. What is found is always current. */
  readonly useCache?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Whether the query may be sent to a web search outside the company when what your company knows is not STRONG. It does nothing where no web search is configured. What comes
   * back stands in `webResults` alone.
   */
  readonly web?: InputMaybe<Scalars['Boolean']['input']>;
  /** How much each way of finding counts. Absent: the weights that suit the query: the more of it are names, the more the graph counts; what it asks of types, states and times counts too. */
  readonly weights?: InputMaybe<RetrieverWeights>;
  /**
   * Parts of the score that are left out, to see what each is worth: what is left of the ways of finding is scaled to what all of them counted. One of VECTOR, KEYWORD and GRAPH must
   * be left.
   */
  readonly without?: InputMaybe<ReadonlyArray<Retriever>>;
};

/** Ways to search. They differ in what meaning, words, whole documents and the comparison of the best hits count, and in how far the graph is walked. */
export type SearchPlan =
  /** For facts by way of other facts. */
  | 'CHAIN'
  /** For all of a kind. */
  | 'COLLECTION'
  /** For things beside each other. */
  | 'COMPARISON'
  /** For one fact. */
  | 'LOOKUP'
  /** For what texts say. */
  | 'PASSAGE'
  /** For looking around. */
  | 'SURVEY'
  /** For what was when. */
  | 'TIMELINE';

/** What a search found. */
export type SearchResult = {
  readonly __typename?: 'SearchResult';
  /** How this result was corrected; null when it was not. */
  readonly correction: Maybe<SearchCorrection>;
  /** What did not answer and is missing from this result; empty when all is well. */
  readonly degraded: ReadonlyArray<DegradedPart>;
  /** How well the best hits fit the query. */
  readonly evidenceGrade: EvidenceGrade;
  /** The first hits, best first, as many as `limit` says. */
  readonly hits: ReadonlyArray<SearchHit>;
  /**
   * What was found, best first, in pages. A cursor knows what was shown up to it, so no page repeats or leaves out a hit, even if documents or scores
   * change meanwhile. It is good for the same search alone: the same query, filter, weights and other options.
   */
  readonly hitsConnection: SearchHitsConnection;
  /** The names of people, projects, groups, topics and documents that were recognised in the query, strongest first. */
  readonly names: ReadonlyArray<LinkedName>;
  /** How the query was read, and how it was searched for that. */
  readonly understanding: QueryUnderstanding;
  /** What a web search found, best first; only with `web`, and when `evidenceGrade` is not STRONG. They are no hits: not your company's, and unchecked. */
  readonly webResults: ReadonlyArray<WebResult>;
};


/** What a search found. */
export type SearchResultHitsConnectionArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** The part of a document under one heading: a chapter, a section of it, a subsection of that. Who may see the document may see its sections. */
export type Section = {
  readonly __typename?: 'Section';
  /** The sections right below it, in the order of the text. */
  readonly children: SectionsConnection;
  /** The passages of its own text, in their order; those of the sections below it are theirs. */
  readonly chunks: ChunksConnection;
  /** The document that the section is part of. */
  readonly document: Document;
  /** The heading; null for the text before the first one. */
  readonly heading: Maybe<Scalars['String']['output']>;
  /** The headings from the outermost to the section's own. */
  readonly headingPath: ReadonlyArray<Scalars['String']['output']>;
  /** Opaque. It stays while the document's headings do. */
  readonly id: Scalars['ID']['output'];
  /** The place among all sections of the document, from 0. */
  readonly index: Scalars['Int']['output'];
  /** 1 for the outermost headings; 0 for the text before the first one. */
  readonly level: Scalars['Int']['output'];
  /** The section that it is part of; null for an outermost one. */
  readonly parent: Maybe<Section>;
};


/** The part of a document under one heading: a chapter, a section of it, a subsection of that. Who may see the document may see its sections. */
export type SectionChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The part of a document under one heading: a chapter, a section of it, a subsection of that. Who may see the document may see its sections. */
export type SectionChunksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** An entry of a page. */
export type SectionEdge = {
  readonly __typename?: 'SectionEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Section;
};

/** A page of sections. */
export type SectionsConnection = {
  readonly __typename?: 'SectionsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<SectionEdge>;
  /** The page's sections alone. */
  readonly nodes: ReadonlyArray<Section>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** Which way to sort. */
export type SortDirection =
  /** A to Z, old to new, small to large. */
  | 'ASC'
  /** Z to A, new to old, large to small. */
  | 'DESC';

/** Conditions on a text; all that are given must hold. null counts as not given. */
export type StringFilter = {
  /** Has this in it. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** Ends with this. */
  readonly endsWith?: InputMaybe<Scalars['String']['input']>;
  /** Exactly this. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** Whether upper and lower case are the same, as for somebody who types `ada` and means Ada. */
  readonly ignoreCase?: InputMaybe<Scalars['Boolean']['input']>;
  /** One of these, at most 100. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Begins with this. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** What streams: over WebSocket (`/graphql`, protocol graphql-transport-ws) or server-sent events (`/graphql/stream`). */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * Answers a question and tells what happens as it happens: started, evidence, text and citations, completed; or failed. Ending the
   * subscription stops the work.
   */
  readonly ask: AnswerEvent;
};


/** What streams: over WebSocket (`/graphql`, protocol graphql-transport-ws) or server-sent events (`/graphql/stream`). */
export type SubscriptionAskArgs = {
  input: AskInput;
};

/** A company. Nothing is shared between two of them. */
export type Tenant = {
  readonly __typename?: 'Tenant';
  /** The full name. */
  readonly name: Scalars['String']['output'];
  /** The short name in commands. */
  readonly slug: Scalars['String']['output'];
};

/** The next piece of the text: append it. */
export type TextDelta = {
  readonly __typename?: 'TextDelta';
  /** The event's number, counted from 0 without gaps. */
  readonly sequence: Scalars['Int']['output'];
  /** The piece. */
  readonly text: Scalars['String']['output'];
};

/** How a text is written. */
export type TextFormat =
  /** HTML; scripts and styles are dropped. */
  | 'HTML'
  /** Markdown, GitHub flavour. */
  | 'MARKDOWN'
  /** Text without marks. */
  | 'PLAIN_TEXT'
  /** reStructuredText. */
  | 'RESTRUCTURED_TEXT';

/** A range of a text, in UTF-16 code units, as JavaScript counts. Ranges of one text come in order and do not overlap. */
export type TextRange = {
  readonly __typename?: 'TextRange';
  /** Where it ends: the place after its last code unit. */
  readonly end: Scalars['Int']['output'];
  /** Where it begins. */
  readonly start: Scalars['Int']['output'];
};

/** A span of time. Dates and times are compared as ISO 8601 writes them. null counts as not given. */
export type TimeFilter = {
  /** Before this date or time. */
  readonly before?: InputMaybe<Scalars['String']['input']>;
  /** At this date or time, or later. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
};

/** Which end of time is asked for. */
export type TimeOrder =
  /** The latest. */
  | 'NEWEST'
  /** The earliest. */
  | 'OLDEST';

/** A subject. Topics form a hierarchy. */
export type Topic = Node & {
  readonly __typename?: 'Topic';
  /** The narrower topics. */
  readonly children: TopicsConnection;
  /** What it covers. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** The documents about the topic itself, not those about narrower ones only. */
  readonly documents: TopicDocumentsConnection;
  /** The id in the directory that the topic comes from. */
  readonly externalId: Scalars['String']['output'];
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** The name. */
  readonly name: Scalars['String']['output'];
  /** The wider topic that this one is part of; null at the top. */
  readonly parent: Maybe<Topic>;
};


/** A subject. Topics form a hierarchy. */
export type TopicChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A subject. Topics form a hierarchy. */
export type TopicDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of documents. */
export type TopicDocumentsConnection = {
  readonly __typename?: 'TopicDocumentsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<TopicDocumentsEdge>;
  /** The page's documents alone. */
  readonly nodes: ReadonlyArray<Document>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An entry of a page. */
export type TopicDocumentsEdge = {
  readonly __typename?: 'TopicDocumentsEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Document;
  /** 0 to 1: how much the document is about the topic. */
  readonly weight: Maybe<Scalars['Float']['output']>;
};

/** An entry of a page. */
export type TopicEdge = {
  readonly __typename?: 'TopicEdge';
  /** Where the entry stands: give it as `after` or `before` to get what comes after or before it. */
  readonly cursor: Scalars['String']['output'];
  /** The entry itself. */
  readonly node: Topic;
};

/** How to sort topics: one field in each object; the first object counts most. */
export type TopicSort = {
  /** By name. */
  readonly name?: InputMaybe<SortDirection>;
};

/** Conditions on topics; all that are given must hold. null counts as not given. At most 50 conditions, `and`, `or` and `not` no more than 4 deep. */
export type TopicWhere = {
  /** All of these, each with a condition at least. */
  readonly and?: InputMaybe<ReadonlyArray<TopicWhere>>;
  /** The id in the source. */
  readonly externalId?: InputMaybe<StringFilter>;
  /** The id. */
  readonly id?: InputMaybe<IdFilter>;
  /** The name. */
  readonly name?: InputMaybe<StringFilter>;
  /** Everything but these, which must hold a condition; what lacks a value is not left out. */
  readonly not?: InputMaybe<TopicWhere>;
  /** At least one of these, each with a condition at least. */
  readonly or?: InputMaybe<ReadonlyArray<TopicWhere>>;
};

/** A page of topics. */
export type TopicsConnection = {
  readonly __typename?: 'TopicsConnection';
  /** The page's entries. */
  readonly edges: ReadonlyArray<TopicEdge>;
  /** The page's topics alone. */
  readonly nodes: ReadonlyArray<Topic>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An expected failure of a change: what to tell the user. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What kind of failure it is. */
  readonly code: UserErrorCode;
  /** The argument it is about, from the input down: `["documents", "3", "url"]`. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong, for the person who reads it. */
  readonly message: Scalars['String']['output'];
};

/** Kinds of expected failures. */
export type UserErrorCode =
  /** The argument is not what was asked for. */
  | 'BAD_INPUT'
  /** Something else is at work on it, or has the name already. */
  | 'CONFLICT'
  /** The token's owner may not do this. */
  | 'FORBIDDEN'
  /** There is no such thing, or the token's owner may not know of it. */
  | 'NOT_FOUND'
  /** It is larger than the limit, which the message names. */
  | 'TOO_LARGE';

/** Who is asking. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The employee whom the token names; null for a token of the tenant itself, which sees what everybody sees. */
  readonly employee: Maybe<Employee>;
  /** What the token allows. */
  readonly permissions: ReadonlyArray<Permission>;
  /** Everything visible to you: `tenant`, and the ids of your projects, groups and yourself as `project:<id>` and so on. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The company whose knowledge is asked. */
  readonly tenant: Tenant;
};

/** Something found outside the company, by a web search that the asker allowed: unchecked words of strangers. It has a number after all of the company's own. */
export type WebEvidence = {
  readonly __typename?: 'WebEvidence';
  /** From 1; what `[n]` in the answer means. */
  readonly number: Scalars['Int']['output'];
  /** What was found. */
  readonly result: WebResult;
};

/** Something found outside the company: unchecked words of strangers. Show it as such, as plain text. */
export type WebResult = {
  readonly __typename?: 'WebResult';
  /** 0 to 1, as the web search rates it; not comparable with the score of a hit. */
  readonly score: Scalars['Float']['output'];
  /** What the page says about it, at most 1,000 characters, on one line. */
  readonly snippet: Scalars['String']['output'];
  /** The page's title, at most 200 characters, on one line. */
  readonly title: Scalars['String']['output'];
  /** The page's address. It begins with http:// or https://. */
  readonly url: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  AnswerEvent:
    | ( Omit<AnswerCompleted, 'answer'> & { answer: _RefType['Answer'] } & { __typename: 'AnswerCompleted' } )
    | ( AnswerFailed & { __typename: 'AnswerFailed' } )
    | ( AnswerStarted & { __typename: 'AnswerStarted' } )
    | ( Omit<CitationAdded, 'citation'> & { citation: _RefType['Citation'] } & { __typename: 'CitationAdded' } )
    | ( Omit<EvidenceFound, 'evidence' | 'names'> & { evidence: ReadonlyArray<_RefType['Evidence']>, names: ReadonlyArray<_RefType['LinkedName']> } & { __typename: 'EvidenceFound' } )
    | ( TextDelta & { __typename: 'TextDelta' } )
  ;
  Evidence:
    | ( FactEvidenceParent & { __typename: 'FactEvidence' } )
    | ( Omit<PassageEvidence, 'hit'> & { hit: _RefType['SearchHit'] } & { __typename: 'PassageEvidence' } )
    | ( WebEvidence & { __typename: 'WebEvidence' } )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Answer: ResolverTypeWrapper<Omit<Answer, 'citations' | 'evidence' | 'names'> & { citations: ReadonlyArray<ResolversTypes['Citation']>, evidence: ReadonlyArray<ResolversTypes['Evidence']>, names: ReadonlyArray<ResolversTypes['LinkedName']> }>;
  AnswerCompleted: ResolverTypeWrapper<Omit<AnswerCompleted, 'answer'> & { answer: ResolversTypes['Answer'] }>;
  AnswerEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AnswerEvent']>;
  AnswerFailed: ResolverTypeWrapper<AnswerFailed>;
  AnswerInput: AnswerInput;
  AnswerMode: AnswerMode;
  AnswerStarted: ResolverTypeWrapper<AnswerStarted>;
  AskInput: AskInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Chunk: ResolverTypeWrapper<DocumentChunk>;
  ChunkEdge: ResolverTypeWrapper<ChunkEntry>;
  ChunksConnection: ResolverTypeWrapper<ChunkPage>;
  Citation: ResolverTypeWrapper<Omit<Citation, 'evidence'> & { evidence: ResolversTypes['Evidence'] }>;
  CitationAdded: ResolverTypeWrapper<Omit<CitationAdded, 'citation'> & { citation: ResolversTypes['Citation'] }>;
  DegradedPart: DegradedPart;
  DeleteDocumentInput: DeleteDocumentInput;
  DeleteDocumentPayload: ResolverTypeWrapper<DeleteDocumentPayload>;
  Document: ResolverTypeWrapper<DocumentNode>;
  DocumentEdge: ResolverTypeWrapper<DocumentEntry>;
  DocumentInput: DocumentInput;
  DocumentRole: DocumentRole;
  DocumentSort: DocumentSort;
  DocumentTopicsConnection: ResolverTypeWrapper<TopicPage>;
  DocumentTopicsEdge: ResolverTypeWrapper<TopicEntry>;
  DocumentWhere: DocumentWhere;
  DocumentsConnection: ResolverTypeWrapper<DocumentPage>;
  Employee: ResolverTypeWrapper<EmployeeNode>;
  EmployeeDocumentsConnection: ResolverTypeWrapper<DocumentPage>;
  EmployeeDocumentsEdge: ResolverTypeWrapper<DocumentEntry>;
  EmployeeEdge: ResolverTypeWrapper<EmployeeEntry>;
  EmployeeProjectsConnection: ResolverTypeWrapper<ProjectPage>;
  EmployeeProjectsEdge: ResolverTypeWrapper<ProjectEntry>;
  EmployeeSort: EmployeeSort;
  EmployeeWhere: EmployeeWhere;
  EmployeesConnection: ResolverTypeWrapper<EmployeePage>;
  Evidence: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Evidence']>;
  EvidenceFound: ResolverTypeWrapper<Omit<EvidenceFound, 'evidence' | 'names'> & { evidence: ReadonlyArray<ResolversTypes['Evidence']>, names: ReadonlyArray<ResolversTypes['LinkedName']> }>;
  EvidenceGrade: EvidenceGrade;
  ExtractedKind: ExtractedKind;
  ExtractedName: ResolverTypeWrapper<ExtractedNameParent>;
  FactEvidence: ResolverTypeWrapper<FactEvidenceParent>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FusionMethod: FusionMethod;
  GraphPath: ResolverTypeWrapper<GraphPathParent>;
  Group: ResolverTypeWrapper<GroupNode>;
  GroupEdge: ResolverTypeWrapper<GroupEntry>;
  GroupSort: GroupSort;
  GroupWhere: GroupWhere;
  GroupsConnection: ResolverTypeWrapper<GroupPage>;
  HitKind: HitKind;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdFilter: IdFilter;
  IngestDocumentsInput: IngestDocumentsInput;
  IngestDocumentsPayload: ResolverTypeWrapper<Omit<IngestDocumentsPayload, 'documents'> & { documents: ReadonlyArray<ResolversTypes['IngestedDocument']> }>;
  IngestState: IngestState;
  IngestedDocument: ResolverTypeWrapper<IngestedDocumentParent>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LinkedName: ResolverTypeWrapper<LinkedNameParent>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NameMatch: NameMatch;
  Node: ResolverTypeWrapper<KnowledgeNode>;
  NodeKind: NodeKind;
  NodeReference: ResolverTypeWrapper<NodeReferenceParent>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartWeights: ResolverTypeWrapper<PartWeightsParent>;
  PassageEvidence: ResolverTypeWrapper<Omit<PassageEvidence, 'hit'> & { hit: ResolversTypes['SearchHit'] }>;
  PathStep: ResolverTypeWrapper<PathStepParent>;
  Period: ResolverTypeWrapper<PeriodParent>;
  Permission: Permission;
  Project: ResolverTypeWrapper<ProjectNode>;
  ProjectEdge: ResolverTypeWrapper<ProjectEntry>;
  ProjectMembersConnection: ResolverTypeWrapper<EmployeePage>;
  ProjectMembersEdge: ResolverTypeWrapper<EmployeeEntry>;
  ProjectSort: ProjectSort;
  ProjectWhere: ProjectWhere;
  ProjectsConnection: ResolverTypeWrapper<ProjectPage>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueryClassifier: QueryClassifier;
  QueryComplexity: QueryComplexity;
  QueryType: QueryType;
  QueryUnderstanding: ResolverTypeWrapper<SearchUnderstanding>;
  Recency: ResolverTypeWrapper<RecencyPart>;
  RecencyInput: RecencyInput;
  Retriever: Retriever;
  RetrieverWeights: RetrieverWeights;
  ScorePart: ResolverTypeWrapper<ScorePartParent>;
  SearchCorrection: ResolverTypeWrapper<SearchCorrection>;
  SearchFilter: SearchFilter;
  SearchHit: ResolverTypeWrapper<PresentedHit>;
  SearchHitEdge: ResolverTypeWrapper<HitEdge>;
  SearchHitsConnection: ResolverTypeWrapper<HitPage>;
  SearchInput: SearchInput;
  SearchPlan: SearchPlan;
  SearchResult: ResolverTypeWrapper<PresentedSearch>;
  Section: ResolverTypeWrapper<DocumentSection>;
  SectionEdge: ResolverTypeWrapper<SectionEntry>;
  SectionsConnection: ResolverTypeWrapper<SectionPage>;
  SortDirection: SortDirection;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  StringFilter: StringFilter;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tenant: ResolverTypeWrapper<Tenant>;
  TextDelta: ResolverTypeWrapper<TextDelta>;
  TextFormat: TextFormat;
  TextRange: ResolverTypeWrapper<TextRange>;
  TimeFilter: TimeFilter;
  TimeOrder: TimeOrder;
  Topic: ResolverTypeWrapper<TopicNode>;
  TopicDocumentsConnection: ResolverTypeWrapper<DocumentPage>;
  TopicDocumentsEdge: ResolverTypeWrapper<DocumentEntry>;
  TopicEdge: ResolverTypeWrapper<TopicEntry>;
  TopicSort: TopicSort;
  TopicWhere: TopicWhere;
  TopicsConnection: ResolverTypeWrapper<TopicPage>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<Session>;
  WebEvidence: ResolverTypeWrapper<WebEvidence>;
  WebResult: ResolverTypeWrapper<WebResult>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Answer: Omit<Answer, 'citations' | 'evidence' | 'names'> & { citations: ReadonlyArray<ResolversParentTypes['Citation']>, evidence: ReadonlyArray<ResolversParentTypes['Evidence']>, names: ReadonlyArray<ResolversParentTypes['LinkedName']> };
  AnswerCompleted: Omit<AnswerCompleted, 'answer'> & { answer: ResolversParentTypes['Answer'] };
  AnswerEvent: ResolversUnionTypes<ResolversParentTypes>['AnswerEvent'];
  AnswerFailed: AnswerFailed;
  AnswerInput: AnswerInput;
  AnswerStarted: AnswerStarted;
  AskInput: AskInput;
  Boolean: Scalars['Boolean']['output'];
  Chunk: DocumentChunk;
  ChunkEdge: ChunkEntry;
  ChunksConnection: ChunkPage;
  Citation: Omit<Citation, 'evidence'> & { evidence: ResolversParentTypes['Evidence'] };
  CitationAdded: Omit<CitationAdded, 'citation'> & { citation: ResolversParentTypes['Citation'] };
  DeleteDocumentInput: DeleteDocumentInput;
  DeleteDocumentPayload: DeleteDocumentPayload;
  Document: DocumentNode;
  DocumentEdge: DocumentEntry;
  DocumentInput: DocumentInput;
  DocumentSort: DocumentSort;
  DocumentTopicsConnection: TopicPage;
  DocumentTopicsEdge: TopicEntry;
  DocumentWhere: DocumentWhere;
  DocumentsConnection: DocumentPage;
  Employee: EmployeeNode;
  EmployeeDocumentsConnection: DocumentPage;
  EmployeeDocumentsEdge: DocumentEntry;
  EmployeeEdge: EmployeeEntry;
  EmployeeProjectsConnection: ProjectPage;
  EmployeeProjectsEdge: ProjectEntry;
  EmployeeSort: EmployeeSort;
  EmployeeWhere: EmployeeWhere;
  EmployeesConnection: EmployeePage;
  Evidence: ResolversUnionTypes<ResolversParentTypes>['Evidence'];
  EvidenceFound: Omit<EvidenceFound, 'evidence' | 'names'> & { evidence: ReadonlyArray<ResolversParentTypes['Evidence']>, names: ReadonlyArray<ResolversParentTypes['LinkedName']> };
  ExtractedName: ExtractedNameParent;
  FactEvidence: FactEvidenceParent;
  Float: Scalars['Float']['output'];
  GraphPath: GraphPathParent;
  Group: GroupNode;
  GroupEdge: GroupEntry;
  GroupSort: GroupSort;
  GroupWhere: GroupWhere;
  GroupsConnection: GroupPage;
  ID: Scalars['ID']['output'];
  IdFilter: IdFilter;
  IngestDocumentsInput: IngestDocumentsInput;
  IngestDocumentsPayload: Omit<IngestDocumentsPayload, 'documents'> & { documents: ReadonlyArray<ResolversParentTypes['IngestedDocument']> };
  IngestedDocument: IngestedDocumentParent;
  Int: Scalars['Int']['output'];
  LinkedName: LinkedNameParent;
  Mutation: Record<PropertyKey, never>;
  Node: KnowledgeNode;
  NodeReference: NodeReferenceParent;
  PageInfo: PageInfo;
  PartWeights: PartWeightsParent;
  PassageEvidence: Omit<PassageEvidence, 'hit'> & { hit: ResolversParentTypes['SearchHit'] };
  PathStep: PathStepParent;
  Period: PeriodParent;
  Project: ProjectNode;
  ProjectEdge: ProjectEntry;
  ProjectMembersConnection: EmployeePage;
  ProjectMembersEdge: EmployeeEntry;
  ProjectSort: ProjectSort;
  ProjectWhere: ProjectWhere;
  ProjectsConnection: ProjectPage;
  Query: Record<PropertyKey, never>;
  QueryUnderstanding: SearchUnderstanding;
  Recency: RecencyPart;
  RecencyInput: RecencyInput;
  RetrieverWeights: RetrieverWeights;
  ScorePart: ScorePartParent;
  SearchCorrection: SearchCorrection;
  SearchFilter: SearchFilter;
  SearchHit: PresentedHit;
  SearchHitEdge: HitEdge;
  SearchHitsConnection: HitPage;
  SearchInput: SearchInput;
  SearchResult: PresentedSearch;
  Section: DocumentSection;
  SectionEdge: SectionEntry;
  SectionsConnection: SectionPage;
  String: Scalars['String']['output'];
  StringFilter: StringFilter;
  Subscription: Record<PropertyKey, never>;
  Tenant: Tenant;
  TextDelta: TextDelta;
  TextRange: TextRange;
  TimeFilter: TimeFilter;
  Topic: TopicNode;
  TopicDocumentsConnection: DocumentPage;
  TopicDocumentsEdge: DocumentEntry;
  TopicEdge: TopicEntry;
  TopicSort: TopicSort;
  TopicWhere: TopicWhere;
  TopicsConnection: TopicPage;
  UserError: UserError;
  Viewer: Session;
  WebEvidence: WebEvidence;
  WebResult: WebResult;
};

export type AnswerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Answer'] = ResolversParentTypes['Answer']> = {
  citations?: Resolver<ReadonlyArray<ResolversTypes['Citation']>, ParentType, ContextType>;
  degraded?: Resolver<ReadonlyArray<ResolversTypes['DegradedPart']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
  evidenceGrade?: Resolver<ResolversTypes['EvidenceGrade'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['AnswerMode'], ParentType, ContextType>;
  names?: Resolver<ReadonlyArray<ResolversTypes['LinkedName']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AnswerCompletedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AnswerCompleted'] = ResolversParentTypes['AnswerCompleted']> = {
  answer?: Resolver<ResolversTypes['Answer'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AnswerEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AnswerEvent'] = ResolversParentTypes['AnswerEvent']> = {
  __resolveType: TypeResolveFn<'AnswerCompleted' | 'AnswerFailed' | 'AnswerStarted' | 'CitationAdded' | 'EvidenceFound' | 'TextDelta', ParentType, ContextType>;
};

export type AnswerFailedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AnswerFailed'] = ResolversParentTypes['AnswerFailed']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRetryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AnswerStartedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AnswerStarted'] = ResolversParentTypes['AnswerStarted']> = {
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChunkResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Chunk'] = ResolversParentTypes['Chunk']> = {
  context?: Resolver<ReadonlyArray<ResolversTypes['Chunk']>, ParentType, ContextType, RequireFields<ChunkContextArgs, 'next' | 'previous'>>;
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  extractedNames?: Resolver<ReadonlyArray<ResolversTypes['ExtractedName']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  section?: Resolver<ResolversTypes['Section'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChunkEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChunkEdge'] = ResolversParentTypes['ChunkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Chunk'], ParentType, ContextType>;
};

export type ChunksConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChunksConnection'] = ResolversParentTypes['ChunksConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ChunkEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Chunk']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CitationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Citation'] = ResolversParentTypes['Citation']> = {
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  offset?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CitationAddedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CitationAdded'] = ResolversParentTypes['CitationAdded']> = {
  citation?: Resolver<ResolversTypes['Citation'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteDocumentPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeleteDocumentPayload'] = ResolversParentTypes['DeleteDocumentPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  approvers?: Resolver<ResolversTypes['EmployeesConnection'], ParentType, ContextType, Partial<DocumentApproversArgs>>;
  authors?: Resolver<ResolversTypes['EmployeesConnection'], ParentType, ContextType, Partial<DocumentAuthorsArgs>>;
  createdAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['ProjectsConnection'], ParentType, ContextType, Partial<DocumentProjectsArgs>>;
  referencedBy?: Resolver<ResolversTypes['DocumentsConnection'], ParentType, ContextType, Partial<DocumentReferencedByArgs>>;
  references?: Resolver<ResolversTypes['DocumentsConnection'], ParentType, ContextType, Partial<DocumentReferencesArgs>>;
  related?: Resolver<ResolversTypes['DocumentsConnection'], ParentType, ContextType, Partial<DocumentRelatedArgs>>;
  replacedBy?: Resolver<ResolversTypes['DocumentsConnection'], ParentType, ContextType, Partial<DocumentReplacedByArgs>>;
  replaces?: Resolver<ResolversTypes['DocumentsConnection'], ParentType, ContextType, Partial<DocumentReplacesArgs>>;
  requires?: Resolver<ResolversTypes['DocumentsConnection'], ParentType, ContextType, Partial<DocumentRequiresArgs>>;
  reviewers?: Resolver<ResolversTypes['EmployeesConnection'], ParentType, ContextType, Partial<DocumentReviewersArgs>>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sections?: Resolver<ResolversTypes['SectionsConnection'], ParentType, ContextType, RequireFields<DocumentSectionsArgs, 'onlyOutermost'>>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topics?: Resolver<ResolversTypes['DocumentTopicsConnection'], ParentType, ContextType, Partial<DocumentTopicsArgs>>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DocumentEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DocumentEdge'] = ResolversParentTypes['DocumentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
};

export type DocumentTopicsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DocumentTopicsConnection'] = ResolversParentTypes['DocumentTopicsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DocumentTopicsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Topic']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DocumentTopicsEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DocumentTopicsEdge'] = ResolversParentTypes['DocumentTopicsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type DocumentsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DocumentsConnection'] = ResolversParentTypes['DocumentsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DocumentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Document']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EmployeeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Employee'] = ResolversParentTypes['Employee']> = {
  documents?: Resolver<ResolversTypes['EmployeeDocumentsConnection'], ParentType, ContextType, Partial<EmployeeDocumentsArgs>>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  groups?: Resolver<ResolversTypes['GroupsConnection'], ParentType, ContextType, Partial<EmployeeGroupsArgs>>;
  handle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  manager?: Resolver<Maybe<ResolversTypes['Employee']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projects?: Resolver<ResolversTypes['EmployeeProjectsConnection'], ParentType, ContextType, Partial<EmployeeProjectsArgs>>;
  reports?: Resolver<ResolversTypes['EmployeesConnection'], ParentType, ContextType, Partial<EmployeeReportsArgs>>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmployeeDocumentsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmployeeDocumentsConnection'] = ResolversParentTypes['EmployeeDocumentsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EmployeeDocumentsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Document']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EmployeeDocumentsEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmployeeDocumentsEdge'] = ResolversParentTypes['EmployeeDocumentsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['DocumentRole']>, ParentType, ContextType>;
};

export type EmployeeEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmployeeEdge'] = ResolversParentTypes['EmployeeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
};

export type EmployeeProjectsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmployeeProjectsConnection'] = ResolversParentTypes['EmployeeProjectsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EmployeeProjectsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Project']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EmployeeProjectsEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmployeeProjectsEdge'] = ResolversParentTypes['EmployeeProjectsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EmployeesConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EmployeesConnection'] = ResolversParentTypes['EmployeesConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EmployeeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Employee']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  __resolveType: TypeResolveFn<'FactEvidence' | 'PassageEvidence' | 'WebEvidence', ParentType, ContextType>;
};

export type EvidenceFoundResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EvidenceFound'] = ResolversParentTypes['EvidenceFound']> = {
  degraded?: Resolver<ReadonlyArray<ResolversTypes['DegradedPart']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
  evidenceGrade?: Resolver<ResolversTypes['EvidenceGrade'], ParentType, ContextType>;
  names?: Resolver<ReadonlyArray<ResolversTypes['LinkedName']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExtractedNameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ExtractedName'] = ResolversParentTypes['ExtractedName']> = {
  kind?: Resolver<ResolversTypes['ExtractedKind'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FactEvidenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FactEvidence'] = ResolversParentTypes['FactEvidence']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['NodeReference'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  relationship?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['NodeReference'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GraphPathResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GraphPath'] = ResolversParentTypes['GraphPath']> = {
  start?: Resolver<ResolversTypes['NodeReference'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['PathStep']>, ParentType, ContextType>;
};

export type GroupResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Group'] = ResolversParentTypes['Group']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['EmployeesConnection'], ParentType, ContextType, Partial<GroupMembersArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GroupEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GroupEdge'] = ResolversParentTypes['GroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
};

export type GroupsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GroupsConnection'] = ResolversParentTypes['GroupsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['GroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IngestDocumentsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IngestDocumentsPayload'] = ResolversParentTypes['IngestDocumentsPayload']> = {
  documents?: Resolver<ReadonlyArray<ResolversTypes['IngestedDocument']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type IngestedDocumentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IngestedDocument'] = ResolversParentTypes['IngestedDocument']> = {
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passageCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['IngestState'], ParentType, ContextType>;
};

export type LinkedNameResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LinkedName'] = ResolversParentTypes['LinkedName']> = {
  match?: Resolver<ResolversTypes['NameMatch'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['NodeReference'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  deleteDocument?: Resolver<ResolversTypes['DeleteDocumentPayload'], ParentType, ContextType, RequireFields<MutationDeleteDocumentArgs, 'input'>>;
  ingestDocuments?: Resolver<ResolversTypes['IngestDocumentsPayload'], ParentType, ContextType, RequireFields<MutationIngestDocumentsArgs, 'input'>>;
};

export type NodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Document' | 'Employee' | 'Group' | 'Project' | 'Topic', ParentType, ContextType>;
};

export type NodeReferenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NodeReference'] = ResolversParentTypes['NodeReference']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NodeKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartWeightsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PartWeights'] = ResolversParentTypes['PartWeights']> = {
  document?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  graph?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  keyword?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  vector?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PassageEvidenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PassageEvidence'] = ResolversParentTypes['PassageEvidence']> = {
  hit?: Resolver<ResolversTypes['SearchHit'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PathStepResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PathStep'] = ResolversParentTypes['PathStep']> = {
  isForward?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['NodeReference'], ParentType, ContextType>;
  relationship?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documents?: Resolver<ResolversTypes['DocumentsConnection'], ParentType, ContextType, Partial<ProjectDocumentsArgs>>;
  endedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  members?: Resolver<ResolversTypes['ProjectMembersConnection'], ParentType, ContextType, Partial<ProjectMembersArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProjectEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProjectEdge'] = ResolversParentTypes['ProjectEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Project'], ParentType, ContextType>;
};

export type ProjectMembersConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProjectMembersConnection'] = ResolversParentTypes['ProjectMembersConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProjectMembersEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Employee']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProjectMembersEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProjectMembersEdge'] = ResolversParentTypes['ProjectMembersEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProjectsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProjectsConnection'] = ResolversParentTypes['ProjectsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProjectEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Project']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  answer?: Resolver<ResolversTypes['Answer'], ParentType, ContextType, RequireFields<QueryAnswerArgs, 'input'>>;
  chunk?: Resolver<Maybe<ResolversTypes['Chunk']>, ParentType, ContextType, RequireFields<QueryChunkArgs, 'id'>>;
  document?: Resolver<Maybe<ResolversTypes['Document']>, ParentType, ContextType, RequireFields<QueryDocumentArgs, 'id'>>;
  documents?: Resolver<ReadonlyArray<ResolversTypes['Document']>, ParentType, ContextType, RequireFields<QueryDocumentsArgs, 'limit' | 'offset'>>;
  documentsConnection?: Resolver<ResolversTypes['DocumentsConnection'], ParentType, ContextType, Partial<QueryDocumentsConnectionArgs>>;
  employee?: Resolver<Maybe<ResolversTypes['Employee']>, ParentType, ContextType, RequireFields<QueryEmployeeArgs, 'id'>>;
  employees?: Resolver<ReadonlyArray<ResolversTypes['Employee']>, ParentType, ContextType, RequireFields<QueryEmployeesArgs, 'limit' | 'offset'>>;
  employeesConnection?: Resolver<ResolversTypes['EmployeesConnection'], ParentType, ContextType, Partial<QueryEmployeesConnectionArgs>>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType, RequireFields<QueryGroupArgs, 'id'>>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['Group']>, ParentType, ContextType, RequireFields<QueryGroupsArgs, 'limit' | 'offset'>>;
  groupsConnection?: Resolver<ResolversTypes['GroupsConnection'], ParentType, ContextType, Partial<QueryGroupsConnectionArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType, RequireFields<QueryProjectArgs, 'id'>>;
  projects?: Resolver<ReadonlyArray<ResolversTypes['Project']>, ParentType, ContextType, RequireFields<QueryProjectsArgs, 'limit' | 'offset'>>;
  projectsConnection?: Resolver<ResolversTypes['ProjectsConnection'], ParentType, ContextType, Partial<QueryProjectsConnectionArgs>>;
  rootTopics?: Resolver<ResolversTypes['TopicsConnection'], ParentType, ContextType, Partial<QueryRootTopicsArgs>>;
  search?: Resolver<ResolversTypes['SearchResult'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'input'>>;
  section?: Resolver<Maybe<ResolversTypes['Section']>, ParentType, ContextType, RequireFields<QuerySectionArgs, 'id'>>;
  topic?: Resolver<Maybe<ResolversTypes['Topic']>, ParentType, ContextType, RequireFields<QueryTopicArgs, 'id'>>;
  topics?: Resolver<ReadonlyArray<ResolversTypes['Topic']>, ParentType, ContextType, RequireFields<QueryTopicsArgs, 'limit' | 'offset'>>;
  topicsConnection?: Resolver<ResolversTypes['TopicsConnection'], ParentType, ContextType, Partial<QueryTopicsConnectionArgs>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type QueryUnderstandingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QueryUnderstanding'] = ResolversParentTypes['QueryUnderstanding']> = {
  classifiedBy?: Resolver<ResolversTypes['QueryClassifier'], ParentType, ContextType>;
  complexity?: Resolver<ResolversTypes['QueryComplexity'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documentKinds?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  fusion?: Resolver<ResolversTypes['FusionMethod'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['SearchPlan'], ParentType, ContextType>;
  recency?: Resolver<Maybe<ResolversTypes['Recency']>, ParentType, ContextType>;
  shareOfNames?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['QueryType'], ParentType, ContextType>;
  weights?: Resolver<ResolversTypes['PartWeights'], ParentType, ContextType>;
};

export type RecencyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Recency'] = ResolversParentTypes['Recency']> = {
  halfLifeDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['TimeOrder'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ScorePartResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ScorePart'] = ResolversParentTypes['ScorePart']> = {
  contribution?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  normalised?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  retriever?: Resolver<ResolversTypes['Retriever'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SearchCorrectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SearchCorrection'] = ResolversParentTypes['SearchCorrection']> = {
  gradeBefore?: Resolver<ResolversTypes['EvidenceGrade'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  chunk?: Resolver<ResolversTypes['Chunk'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  duplicates?: Resolver<ReadonlyArray<ResolversTypes['SearchHit']>, ParentType, ContextType>;
  highlights?: Resolver<ReadonlyArray<ResolversTypes['TextRange']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['HitKind'], ParentType, ContextType>;
  otherChunks?: Resolver<ReadonlyArray<ResolversTypes['Chunk']>, ParentType, ContextType, RequireFields<SearchHitOtherChunksArgs, 'limit'>>;
  path?: Resolver<Maybe<ResolversTypes['GraphPath']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  scoreParts?: Resolver<ReadonlyArray<ResolversTypes['ScorePart']>, ParentType, ContextType>;
  section?: Resolver<ResolversTypes['Section'], ParentType, ContextType>;
  snippet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SearchHitEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SearchHitEdge'] = ResolversParentTypes['SearchHitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SearchHit'], ParentType, ContextType>;
};

export type SearchHitsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SearchHitsConnection'] = ResolversParentTypes['SearchHitsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SearchHitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SearchHit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SearchResult'] = ResolversParentTypes['SearchResult']> = {
  correction?: Resolver<Maybe<ResolversTypes['SearchCorrection']>, ParentType, ContextType>;
  degraded?: Resolver<ReadonlyArray<ResolversTypes['DegradedPart']>, ParentType, ContextType>;
  evidenceGrade?: Resolver<ResolversTypes['EvidenceGrade'], ParentType, ContextType>;
  hits?: Resolver<ReadonlyArray<ResolversTypes['SearchHit']>, ParentType, ContextType>;
  hitsConnection?: Resolver<ResolversTypes['SearchHitsConnection'], ParentType, ContextType, Partial<SearchResultHitsConnectionArgs>>;
  names?: Resolver<ReadonlyArray<ResolversTypes['LinkedName']>, ParentType, ContextType>;
  understanding?: Resolver<ResolversTypes['QueryUnderstanding'], ParentType, ContextType>;
  webResults?: Resolver<ReadonlyArray<ResolversTypes['WebResult']>, ParentType, ContextType>;
};

export type SectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Section'] = ResolversParentTypes['Section']> = {
  children?: Resolver<ResolversTypes['SectionsConnection'], ParentType, ContextType, Partial<SectionChildrenArgs>>;
  chunks?: Resolver<ResolversTypes['ChunksConnection'], ParentType, ContextType, Partial<SectionChunksArgs>>;
  document?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  heading?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  headingPath?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Section']>, ParentType, ContextType>;
};

export type SectionEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SectionEdge'] = ResolversParentTypes['SectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Section'], ParentType, ContextType>;
};

export type SectionsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SectionsConnection'] = ResolversParentTypes['SectionsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SectionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Section']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  ask?: SubscriptionResolver<ResolversTypes['AnswerEvent'], "ask", ParentType, ContextType, RequireFields<SubscriptionAskArgs, 'input'>>;
};

export type TenantResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TextDeltaResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TextDelta'] = ResolversParentTypes['TextDelta']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TextRangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TextRange'] = ResolversParentTypes['TextRange']> = {
  end?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  start?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TopicResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic']> = {
  children?: Resolver<ResolversTypes['TopicsConnection'], ParentType, ContextType, Partial<TopicChildrenArgs>>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documents?: Resolver<ResolversTypes['TopicDocumentsConnection'], ParentType, ContextType, Partial<TopicDocumentsArgs>>;
  externalId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Topic']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicDocumentsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TopicDocumentsConnection'] = ResolversParentTypes['TopicDocumentsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TopicDocumentsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Document']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TopicDocumentsEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TopicDocumentsEdge'] = ResolversParentTypes['TopicDocumentsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Document'], ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type TopicEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TopicEdge'] = ResolversParentTypes['TopicEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Topic'], ParentType, ContextType>;
};

export type TopicsConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TopicsConnection'] = ResolversParentTypes['TopicsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TopicEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Topic']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  employee?: Resolver<Maybe<ResolversTypes['Employee']>, ParentType, ContextType>;
  permissions?: Resolver<ReadonlyArray<ResolversTypes['Permission']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tenant?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
};

export type WebEvidenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebEvidence'] = ResolversParentTypes['WebEvidence']> = {
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['WebResult'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebResult'] = ResolversParentTypes['WebResult']> = {
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  snippet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  Answer?: AnswerResolvers<ContextType>;
  AnswerCompleted?: AnswerCompletedResolvers<ContextType>;
  AnswerEvent?: AnswerEventResolvers<ContextType>;
  AnswerFailed?: AnswerFailedResolvers<ContextType>;
  AnswerStarted?: AnswerStartedResolvers<ContextType>;
  Chunk?: ChunkResolvers<ContextType>;
  ChunkEdge?: ChunkEdgeResolvers<ContextType>;
  ChunksConnection?: ChunksConnectionResolvers<ContextType>;
  Citation?: CitationResolvers<ContextType>;
  CitationAdded?: CitationAddedResolvers<ContextType>;
  DeleteDocumentPayload?: DeleteDocumentPayloadResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  DocumentEdge?: DocumentEdgeResolvers<ContextType>;
  DocumentTopicsConnection?: DocumentTopicsConnectionResolvers<ContextType>;
  DocumentTopicsEdge?: DocumentTopicsEdgeResolvers<ContextType>;
  DocumentsConnection?: DocumentsConnectionResolvers<ContextType>;
  Employee?: EmployeeResolvers<ContextType>;
  EmployeeDocumentsConnection?: EmployeeDocumentsConnectionResolvers<ContextType>;
  EmployeeDocumentsEdge?: EmployeeDocumentsEdgeResolvers<ContextType>;
  EmployeeEdge?: EmployeeEdgeResolvers<ContextType>;
  EmployeeProjectsConnection?: EmployeeProjectsConnectionResolvers<ContextType>;
  EmployeeProjectsEdge?: EmployeeProjectsEdgeResolvers<ContextType>;
  EmployeesConnection?: EmployeesConnectionResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  EvidenceFound?: EvidenceFoundResolvers<ContextType>;
  ExtractedName?: ExtractedNameResolvers<ContextType>;
  FactEvidence?: FactEvidenceResolvers<ContextType>;
  GraphPath?: GraphPathResolvers<ContextType>;
  Group?: GroupResolvers<ContextType>;
  GroupEdge?: GroupEdgeResolvers<ContextType>;
  GroupsConnection?: GroupsConnectionResolvers<ContextType>;
  IngestDocumentsPayload?: IngestDocumentsPayloadResolvers<ContextType>;
  IngestedDocument?: IngestedDocumentResolvers<ContextType>;
  LinkedName?: LinkedNameResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NodeReference?: NodeReferenceResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PartWeights?: PartWeightsResolvers<ContextType>;
  PassageEvidence?: PassageEvidenceResolvers<ContextType>;
  PathStep?: PathStepResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  ProjectEdge?: ProjectEdgeResolvers<ContextType>;
  ProjectMembersConnection?: ProjectMembersConnectionResolvers<ContextType>;
  ProjectMembersEdge?: ProjectMembersEdgeResolvers<ContextType>;
  ProjectsConnection?: ProjectsConnectionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueryUnderstanding?: QueryUnderstandingResolvers<ContextType>;
  Recency?: RecencyResolvers<ContextType>;
  ScorePart?: ScorePartResolvers<ContextType>;
  SearchCorrection?: SearchCorrectionResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  SearchHitEdge?: SearchHitEdgeResolvers<ContextType>;
  SearchHitsConnection?: SearchHitsConnectionResolvers<ContextType>;
  SearchResult?: SearchResultResolvers<ContextType>;
  Section?: SectionResolvers<ContextType>;
  SectionEdge?: SectionEdgeResolvers<ContextType>;
  SectionsConnection?: SectionsConnectionResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  TextDelta?: TextDeltaResolvers<ContextType>;
  TextRange?: TextRangeResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  TopicDocumentsConnection?: TopicDocumentsConnectionResolvers<ContextType>;
  TopicDocumentsEdge?: TopicDocumentsEdgeResolvers<ContextType>;
  TopicEdge?: TopicEdgeResolvers<ContextType>;
  TopicsConnection?: TopicsConnectionResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  WebEvidence?: WebEvidenceResolvers<ContextType>;
  WebResult?: WebResultResolvers<ContextType>;
};

