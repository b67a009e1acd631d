import DataLoader from 'dataloader';
import type { App } from '../app.ts';
import type { DocumentChunk, DocumentSection, PartPage } from '../domain/document-part.ts';
import type { ExtractedName } from '../domain/extracted-name.ts';
import { groupBy } from '../domain/group-by.ts';
import type { PageRange } from '../domain/neighbour.ts';
import type { Principal } from '../domain/principal.ts';
import type { ContextRange } from '../stores/section-store.ts';

/** Keys in one batch at most. */
export const MAXIMUM_BATCH = 2_000;

/** Which sections: of a document all or the outermost, of a section those right below it. */
export type SectionList = 'all' | 'outermost' | 'children';

/** Something of a document or section. What is asked for alike of several is read together. */
interface PartKey<Asked> {
  readonly id: string;
  readonly asked: Asked;
}

type SectionPageKey = PartKey<{ readonly list: SectionList; readonly range: PageRange<number> }>;
type ChunkPageKey = PartKey<PageRange<number>>;
type ContextKey = PartKey<ContextRange>;

/** Gathers what the fields of one level ask for of documents' parts into one query each. null, or nothing: it does not exist, or is hidden. */
export interface SectionLoaders {
  readonly section: DataLoader<string, DocumentSection | null>;
  readonly parentSection: DataLoader<string, DocumentSection | null>;
  readonly sectionPage: DataLoader<SectionPageKey, PartPage<DocumentSection>, string>;
  readonly chunk: DataLoader<string, DocumentChunk | null>;
  readonly chunkPage: DataLoader<ChunkPageKey, PartPage<DocumentChunk>, string>;
  readonly chunkContext: DataLoader<ContextKey, readonly DocumentChunk[], string>;
  /** Of a chunk; none that is hidden, or that no language model has read, has any. */
  readonly extractedNames: DataLoader<string, ExtractedName[] | null>;
}

const EMPTY = { parts: [], startsAt: 0, totalCount: 0 };

export function createSectionLoaders(sections: App['sections'], principal: Principal, signal: AbortSignal): SectionLoaders {
  const options = { signal };
  return {
    section: loadById(async (ids) => byId(await sections.readSections(principal, ids, options))),
    parentSection: loadById((ids) => sections.readParents(principal, ids, options)),
    sectionPage: loadAlike(EMPTY, (ids, { list, range }: SectionPageKey['asked']) =>
      list === 'children'
        ? sections.readChildren(principal, { ids, ...range }, options)
        : sections.readDocumentSections(principal, { ids, onlyOutermost: list === 'outermost', ...range }, options),
    ),
    chunk: loadById(async (ids) => byId(await sections.readChunks(principal, ids, options))),
    chunkPage: loadAlike(EMPTY, (ids, range: PageRange<number>) => sections.readSectionChunks(principal, { ids, ...range }, options)),
    chunkContext: loadAlike([], (chunkIds, range: ContextRange) => sections.readContext(principal, { chunkIds, ...range }, options)),
    extractedNames: loadById((ids) => sections.readExtractedNames(principal, ids, options)),
  };
}

function byId<Part extends { readonly id: string }>(parts: readonly Part[]): ReadonlyMap<string, Part> {
  return new Map(parts.map((part) => [part.id, part]));
}

function loadById<Part>(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Part>>): DataLoader<string, Part | null> {
  const load = async (ids: readonly string[]): Promise<(Part | null)[]> => {
    const found = await read(ids);
    return ids.map((id) => found.get(id) ?? null);
  };
  return new DataLoader(load, { maxBatchSize: MAXIMUM_BATCH });
}

/** One read for all keys that ask alike. */
function loadAlike<Asked, Value>(
  none: Value,
  read: (ids: readonly string[], asked: Asked) => Promise<ReadonlyMap<string, Value>>,
): DataLoader<PartKey<Asked>, Value, string> {
  const load = async (keys: readonly PartKey<Asked>[]): Promise<Value[]> => {
    const found = new Map<string, Value>();
    const reads = [...groupBy(keys, ({ asked }) => JSON.stringify(asked)).values()].map(async (alike) => {
      for (const { asked } of alike.slice(0, 1)) {
        const values = await read(
          alike.map(({ id }) => id),
          asked,
        );
        for (const [id, value] of values) found.set(nameOf({ id, asked }), value);
      }
    });
    await Promise.all(reads);
    return keys.map((key) => found.get(nameOf(key)) ?? none);
  };
  return new DataLoader(load, { maxBatchSize: MAXIMUM_BATCH, cacheKeyFn: nameOf });
}

function nameOf<Asked>({ id, asked }: PartKey<Asked>): string {
  return `${id} ${JSON.stringify(asked)}`;
}
