import type { KnowledgeLabel } from '../domain/knowledge.ts';
import type { KnowledgeNode } from '../domain/knowledge-node.ts';
import type { Neighbour } from '../domain/neighbour.ts';

/** A node of one label. */
export type NodeOf<Label extends KnowledgeLabel> = Extract<KnowledgeNode, { label: Label }>;

/** An entry of a page. What the relationship says is there when the page is one of a node's neighbours. */
export interface Entry<Label extends KnowledgeLabel> extends Partial<Omit<Neighbour, 'node'>> {
  /** Written only for who selects it. */
  cursor(): string;
  readonly node: NodeOf<Label>;
}

/** Where a page stands. What takes a query of its own is asked only when somebody wants to know. */
export interface PageEnds {
  readonly hasNextPage: boolean | (() => Promise<boolean>);
  readonly hasPreviousPage: boolean | (() => Promise<boolean>);
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A page as the schema's connections show it: each part is read when an operation selects it. */
export interface Page<Label extends KnowledgeLabel> {
  edges(): Promise<readonly Entry<Label>[]>;
  nodes(): Promise<readonly NodeOf<Label>[]>;
  pageInfo(): Promise<PageEnds>;
  totalCount(): Promise<number>;
}

export type EmployeeEntry = Entry<'Employee'>;
export type ProjectEntry = Entry<'Project'>;
export type GroupEntry = Entry<'Group'>;
export type TopicEntry = Entry<'Topic'>;
export type DocumentEntry = Entry<'Document'>;
export type EmployeePage = Page<'Employee'>;
export type ProjectPage = Page<'Project'>;
export type GroupPage = Page<'Group'>;
export type TopicPage = Page<'Topic'>;
export type DocumentPage = Page<'Document'>;

interface PageParts<Label extends KnowledgeLabel> {
  /** The page's entries and whether there are others before and after them. */
  readonly read: () => Promise<{ entries: readonly Entry<Label>[] } & Pick<PageEnds, 'hasNextPage' | 'hasPreviousPage'>>;
  readonly count: () => Promise<number>;
}

/** A page whose entries are read at most once, and counted only when somebody asks. */
export function createPage<Label extends KnowledgeLabel>({ read, count }: PageParts<Label>): Page<Label> {
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
