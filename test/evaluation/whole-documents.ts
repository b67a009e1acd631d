import type { App } from '../../src/app.ts';
import type { WholeDocument } from './document-bm25.ts';
import { readPassages } from './question-set.ts';
import type { QuestionSet } from './question-set.ts';

/** The set's documents as their source has them, for the baseline that searches them whole. */
export async function readWholeDocuments(app: App, set: QuestionSet): Promise<WholeDocument[]> {
  if (set.format === 'passages') return (await readPassages(set.folder)).map(({ id, title, text }) => ({ id, text: `${title}\n${text}` }));
  const documents: WholeDocument[] = [];
  for await (const { item } of app.openFolder(set.folder, { tenantSlug: set.tenantSlug, name: set.name }).read()) {
    if (item.kind === 'document') documents.push({ id: item.externalId, text: `${item.title ?? ''}\n${item.text}` });
  }
  return documents;
}
