import type { DocumentChunk, DocumentSection, PartPage } from '../domain/document-part.ts';
import type { DocumentNode } from '../domain/knowledge-node.ts';
import { AppError } from '../errors.ts';
import type { GraphqlContext } from './context.ts';
import { partCursors } from './cursor.ts';
import type { Cursors } from './cursor.ts';
import type { Loaders } from './loaders.ts';
import { contextSize, pageRange } from './page-arguments.ts';
import type { PageArguments } from './page-arguments.ts';
import { createPage } from './page.ts';
import type { ChunkPage, EntryOf, PageOf, SectionPage } from './page.ts';

/** A page of a document's sections. @throws AppError BAD_INPUT */
export function readDocumentSections(
  { loaders }: GraphqlContext,
  { id }: DocumentNode,
  { onlyOutermost, ...given }: PageArguments & { readonly onlyOutermost?: boolean | null },
): SectionPage {
  const list = onlyOutermost === true ? 'outermost' : 'all';
  const cursors = partCursors(`sections ${list}`);
  const range = pageRange(given, cursors);
  return toPage(cursors, () => loaders.sectionPage.load({ id, asked: { list, range } }));
}

/** A page of the sections right below a section. @throws AppError BAD_INPUT */
export function readChildren({ loaders }: GraphqlContext, { id }: DocumentSection, given: PageArguments): SectionPage {
  const cursors = partCursors('children');
  const range = pageRange(given, cursors);
  return toPage(cursors, () => loaders.sectionPage.load({ id, asked: { list: 'children', range } }));
}

/** A page of the passages of a section's own text. @throws AppError BAD_INPUT */
export function readSectionChunks({ loaders }: GraphqlContext, { id }: DocumentSection, given: PageArguments): ChunkPage {
  const cursors = partCursors('chunks');
  const range = pageRange(given, cursors);
  return toPage(cursors, () => loaders.chunkPage.load({ id, asked: range }));
}

/** A passage with those around it. @throws AppError BAD_INPUT */
export function readChunkContext(
  { loaders }: GraphqlContext,
  { id }: DocumentChunk,
  given: { readonly previous?: number | null; readonly next?: number | null },
): Promise<readonly DocumentChunk[]> {
  const asked = { previous: contextSize(given.previous, 'previous'), next: contextSize(given.next, 'next') };
  return loaders.chunkContext.load({ id, asked });
}

/**
 * The section that a passage which was just read is from.
 * @throws AppError NOT_FOUND when it was deleted or hidden meanwhile
 */
export async function findSectionOf(loaders: Loaders, { sectionId }: DocumentChunk): Promise<DocumentSection> {
  const found = await loaders.section.load(sectionId);
  if (found === null) throw new AppError('NOT_FOUND', 'The section was removed while it was read.', { isRetryable: true });
  return found;
}

function toPage<Part extends { readonly index: number }>(
  cursors: Cursors<number>,
  load: () => Promise<PartPage<Part>>,
): PageOf<EntryOf<Part>> {
  let loading: Promise<PartPage<Part>> | undefined;
  const once = (): Promise<PartPage<Part>> => (loading ??= load());
  return createPage({
    read: async () => {
      const { parts, startsAt, totalCount } = await once();
      const entries = parts.map((node) => ({ node, cursor: () => cursors.write(node.index) }));
      return { entries, hasPreviousPage: startsAt > 0, hasNextPage: startsAt + parts.length < totalCount };
    },
    count: async () => (await once()).totalCount,
  });
}
