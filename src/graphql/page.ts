import type { DocumentChunk, DocumentSection } from '../domain/document-part.ts';
import type { KnowledgeLabel } from '../domain/knowledge.ts';
import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { Neighbour } from '../domain/neighbour.ts';

/** A node of one label. */
export type NodeOf<Label extends KnowledgeLabel> = Extract<KnowledgeNode, { label: Label }>;

/** An entry of a page of anything. */
export interface EntryOf<Value> {
  /** Written only for who selects it. */
  cursor(): string;
  readonly node: Value;
}

/** An entry of a page of nodes. What the relationship says is there when the page is one of a node's neighbours. */
export type Entry<Label extends KnowledgeLabel> = EntryOf<NodeOf<Label>> & Partial<Omit<Neighbour, 'node'>>;

/** Where a page stands. What takes a query of its own is asked only when somebody wants to know. */
export interface PageEnds {
  readonly hasNextPage: boolean | (() => Promise<boolean>);
  readonly hasPreviousPage: boolean | (() => Promise<boolean>);
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A page as the schema's connections show it: each part is read when an operation selects it. */
export interface PageOf<PageEntry extends EntryOf<unknown>> {
  edges(): Promise<readonly PageEntry[]>;
  nodes(): Promise<readonly PageEntry['node'][]>;
  pageInfo(): Promise<PageEnds>;
  totalCount(): Promise<number>;
}

export type Page<Label extends KnowledgeLabel> = PageOf<Entry<Label>>;

export type EmployeeEntry = Entry<'Employee'>;
export type ProjectEntry = Entry<'Project'>;
export type GroupEntry = Entry<'Group'>;
export type TopicEntry = Entry<'Topic'>;
export type DocumentEntry = Entry<'Document'>;
export type SectionEntry = EntryOf<DocumentSection>;
export type ChunkEntry = EntryOf<DocumentChunk>;
export type EmployeePage = Page<'Employee'>;
export type ProjectPage = Page<'Project'>;
export type GroupPage = Page<'Group'>;
export type TopicPage = Page<'Topic'>;
export type DocumentPage = Page<'Document'>;
export type SectionPage = PageOf<SectionEntry>;
export type ChunkPage = PageOf<ChunkEntry>;

interface PageParts<PageEntry extends EntryOf<unknown>> {
  /** The page's entries and whether there are others before and after them. */
  readonly read: () => Promise<{ entries: readonly PageEntry[] } & Pick<PageEnds, 'hasNextPage' | 'hasPreviousPage'>>;
  readonly count: () => Promise<number>;
}

/** A page whose entries are read at most once, and counted only when somebody asks. */
export function createPage<PageEntry extends EntryOf<unknown>>({ read, count }: PageParts<PageEntry>): PageOf<PageEntry> {
  let reading: ReturnType<typeof read> | undefined;
  const once = (): ReturnType<typeof read> => (reading ??= read());
  return {
    edges: async () => (await once()).entries,
    nodes: async () => (await once()).entries.map(({ node }) => node),
    pageInfo: async () => {
      const { entries, ...ends } = await once();
      return { ...ends, startCursor: entries[0]?.cursor() ?? null, endCursor: entries.at(-1)?.cursor() ?? null };
    },
    totalCount: count,
  };
}
