import type { CorpusDocument, CorpusGraph, CorpusNode, CorpusRelationship } from '../../src/domain/corpus.ts';
import { aliasesOf } from '../../src/domain/names.ts';
import type { DocumentStatements, SourceDocument } from '../../src/domain/source-item.ts';
import { TenantCorpus } from '../../src/search/corpus/tenant-corpus.ts';
import type { SyntheticCompany } from './synthetic-company.ts';

const SCOPE = 'tenant';
const BATCH = 500;
/** What a synthetic company's documents state, as ingestion would write it. */
const STATED: Partial<Record<keyof DocumentStatements, { type: string; isFromDocument: boolean }>> = {
  authors: { type: 'AUTHORED', isFromDocument: false },
  projects: { type: 'BELONGS_TO', isFromDocument: true },
  topics: { type: 'ABOUT', isFromDocument: true },
  references: { type: 'REFERENCES', isFromDocument: true },
};

/** The company as a process that is asked keeps it in memory, without any store: one chunk a document, external ids as ids. */
export async function corpusOf(company: SyntheticCompany): Promise<TenantCorpus> {
  const corpus = new TenantCorpus('company');
  const documents = company.items.filter((item) => item.kind === 'document');
  const versions = new Map(documents.map(({ externalId }) => [externalId, '1']));
  await corpus.fill({ documents: batchesOf(documents), removedIds: [], versions, graph: graphOf(company) }, () => false);
  return corpus;
}

// eslint-disable-next-line @typescript-eslint/require-await -- batches come from a store elsewhere
async function* batchesOf(documents: readonly SourceDocument[]): AsyncGenerator<CorpusDocument[]> {
  for (let begin = 0; begin < documents.length; begin += BATCH) yield documents.slice(begin, begin + BATCH).map(toDocument);
}

function toDocument({ externalId: id, title = id, text }: SourceDocument): CorpusDocument {
  return { id, version: '1', title, scope: SCOPE, chunks: [{ id: `${id}-0`, text, headingPath: [], scope: SCOPE }] };
}

function graphOf({ items }: SyntheticCompany): CorpusGraph {
  const nodes: CorpusNode[] = [];
  const relationships: CorpusRelationship[] = [];
  const relate = (type: string, fromId: string, toId: string): void => void relationships.push({ type, fromId, toId, scope: SCOPE });
  for (const item of items) {
    if (item.kind === 'record') {
      nodes.push({ id: item.externalId, label: item.label, name: item.name, scope: SCOPE });
      if (item.parentId !== undefined) relate('SUBTOPIC_OF', item.externalId, item.parentId);
    } else if (item.kind === 'document') {
      const { externalId: id, title = id, type, createdAt } = item;
      nodes.push({ id, label: 'Document', name: title, scope: SCOPE, properties: { type, createdAt } });
      for (const [by, { type: stated, isFromDocument }] of Object.entries(STATED))
        for (const other of item.statements[by as keyof DocumentStatements] ?? [])
          relate(stated, isFromDocument ? id : other, isFromDocument ? other : id);
    } else if (item.kind === 'relationship') relate(item.type, item.from, item.to);
  }
  const names = nodes.flatMap(({ id, label, name }) =>
    aliasesOf({ label, name, externalId: id }).map(({ key, kind }) => ({ key, kind, nodeId: id, scope: SCOPE }) as const),
  );
  return { nodes, names, relationships };
}
