import type { DocumentChunk, DocumentSection, PartPage } from '../../domain/document-part.ts';
import type { ExtractedKind, ExtractedName } from '../../domain/extracted-name.ts';
import type { Principal } from '../../domain/principal.ts';
import type { ChunkPages, ContextRange, DocumentSectionsRequest, PartRequest, SectionPages, SectionStore } from '../section-store.ts';
import type { StoreOptions } from '../store-options.ts';
import type { Executor } from './executor.ts';

type SectionRow = { id: string; section: DocumentSection };
type NamesRow = { id: string; names: string[]; kinds: ExtractedKind[]; model: string };
type PageRow<Part> = PartPage<Part> & { id: string } & Record<string, unknown>;

/** What a range without cursors says of them. */
const NO_PLACES = { after: null, before: null };

export class Neo4jSectionStore implements SectionStore {
  readonly #executor: Executor;

  constructor(executor: Executor) {
    this.#executor = executor;
  }

  async readSections(principal: Principal, sectionIds: readonly string[], options: StoreOptions = {}): Promise<DocumentSection[]> {
    const rows = await this.#readSectionRows('knowledge/read-sections', principal, sectionIds, options);
    return rows.map(({ section }) => section);
  }

  async readParents(
    principal: Principal,
    sectionIds: readonly string[],
    options: StoreOptions = {},
  ): Promise<ReadonlyMap<string, DocumentSection>> {
    const rows = await this.#readSectionRows('knowledge/read-parent-sections', principal, sectionIds, options);
    return new Map(rows.map(({ id, section }) => [id, section]));
  }

  readDocumentSections(principal: Principal, request: DocumentSectionsRequest, options: StoreOptions = {}): Promise<SectionPages> {
    return this.#readPages<DocumentSection>('knowledge/read-document-sections', principal, request, options);
  }

  readChildren(principal: Principal, request: PartRequest, options: StoreOptions = {}): Promise<SectionPages> {
    return this.#readPages<DocumentSection>('knowledge/read-child-sections', principal, request, options);
  }

  readSectionChunks(principal: Principal, request: PartRequest, options: StoreOptions = {}): Promise<ChunkPages> {
    return this.#readPages<DocumentChunk>('knowledge/read-section-chunks', principal, request, options);
  }

  async readChunks({ tenantId, scopes }: Principal, chunkIds: readonly string[], options: StoreOptions = {}): Promise<DocumentChunk[]> {
    if (chunkIds.length === 0) return [];
    const parameters = { tenantId, scopes, chunkIds };
    const rows = await this.#executor.read<{ chunk: DocumentChunk }>('knowledge/read-chunks', parameters, options.signal);
    return rows.map(({ chunk }) => chunk);
  }

  async readContext(
    { tenantId, scopes }: Principal,
    request: ContextRange & { readonly chunkIds: readonly string[] },
    options: StoreOptions = {},
  ): Promise<ReadonlyMap<string, DocumentChunk[]>> {
    if (request.chunkIds.length === 0) return new Map();
    const rows = await this.#executor.read<{ id: string; context: DocumentChunk[] }>(
      'knowledge/read-chunk-context',
      { tenantId, scopes, ...request },
      options.signal,
    );
    return new Map(rows.map(({ id, context }) => [id, context]));
  }

  async readExtractedNames(
    { tenantId, scopes }: Principal,
    chunkIds: readonly string[],
    { signal }: StoreOptions = {},
  ): Promise<ReadonlyMap<string, ExtractedName[]>> {
    if (chunkIds.length === 0) return new Map();
    const rows = await this.#executor.read<NamesRow>('knowledge/read-extracted-names', { tenantId, scopes, chunkIds }, signal);
    return new Map(
      rows.map(({ id, names, kinds, model }) => [id, names.map((name, place) => ({ name, kind: kinds[place] ?? 'OTHER', model }))]),
    );
  }

  async #readSectionRows(
    query: string,
    { tenantId, scopes }: Principal,
    sectionIds: readonly string[],
    { signal }: StoreOptions,
  ): Promise<SectionRow[]> {
    if (sectionIds.length === 0) return [];
    return this.#executor.read<SectionRow>(query, { tenantId, scopes, sectionIds }, signal);
  }

  async #readPages<Part>(
    query: string,
    { tenantId, scopes }: Principal,
    request: PartRequest,
    { signal }: StoreOptions,
  ): Promise<ReadonlyMap<string, PartPage<Part>>> {
    if (request.ids.length === 0) return new Map();
    const rows = await this.#executor.read<PageRow<Part>>(query, { tenantId, scopes, ...NO_PLACES, ...request }, signal);
    return new Map(rows.map(({ id, ...page }) => [id, page as PartPage<Part>]));
  }
}
