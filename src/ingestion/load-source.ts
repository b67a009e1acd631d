import type { Connector } from '../connectors/connector.ts';
import type { RelationshipRecord } from '../domain/knowledge.ts';
import type { Principal } from '../domain/principal.ts';
import type { Place, SourceDocument, SourceFault, SourceItem, SourceRecord, SourceRelationship } from '../domain/source-item.ts';
import { ingestDocuments } from './ingest-documents.ts';
import type { IngestDependencies, IngestOptions } from './ingest-documents.ts';
import { prepareRecords, prepareRelationships } from './prepare-directory.ts';
import { ReferenceResolver } from './reference-resolver.ts';

export interface LoadOptions {
  readonly signal?: AbortSignal;
  /** Called after each batch with the bytes read so far. */
  readonly onProgress?: (progress: { position: number; report: LoadReport }) => void;
  readonly onFault?: (fault: LoadFault) => void;
}

/** A line or file that was not loaded, and why. */
export interface LoadFault {
  readonly place: Place;
  readonly message: string;
}

export interface Counts {
  new: number;
  changed: number;
  unchanged: number;
  failed: number;
}

export interface LoadReport {
  readonly sourceId: string;
  readonly records: Counts;
  readonly documents: Counts;
  readonly relationships: { saved: number; failed: number };
  /** Chunks of the documents that are new or changed. */
  chunks: number;
}

const DIRECTORY_BATCH = 500;
const DOCUMENT_BATCH = 20;

/**
 * Loads everything that a connector reads: people, projects, groups and topics, then documents, then relationships. Loading the same
 * again changes nothing. What cannot be loaded is reported with its place and does not stop the rest.
 */
export async function loadSource(
  dependencies: IngestDependencies,
  principal: Principal,
  connector: Connector,
  options: LoadOptions = {},
): Promise<LoadReport> {
  const { signal } = options;
  const sourceId = await dependencies.directory.ensureSource(principal, connector, { signal });
  const resolver = new ReferenceResolver(dependencies.directory, principal, sourceId);
  // Whoever runs a load decides what is visible to whom.
  const load = new Load(dependencies, principal, { sourceId, resolver, mayWrite: () => true, signal }, options);
  for await (const { item, position } of connector.read({ signal })) await load.add(item, position);
  return load.finish();
}

/** Gathers items of one kind into batches, and writes a batch when it is full or the kind changes. */
class Load {
  readonly report: LoadReport;
  readonly #dependencies: IngestDependencies;
  readonly #principal: Principal;
  readonly #ingest: IngestOptions;
  readonly #options: LoadOptions;
  #batch: Exclude<SourceItem, SourceFault>[] = [];
  #position = 0;
  /** Statements about nodes that may come later in the same load, also those of documents that have not changed themselves. */
  readonly #statements: RelationshipRecord[] = [];
  /** Where each document of this load stands, by its id in the source. */
  readonly #places = new Map<string, Place>();
  /** Nodes that this load brought. */
  readonly #newIds = new Set<string>();

  constructor(dependencies: IngestDependencies, principal: Principal, ingest: IngestOptions, options: LoadOptions) {
    this.#dependencies = dependencies;
    this.#principal = principal;
    this.#ingest = ingest;
    this.#options = options;
    const none = (): Counts => ({ new: 0, changed: 0, unchanged: 0, failed: 0 });
    this.report = { sourceId: ingest.sourceId, records: none(), documents: none(), relationships: { saved: 0, failed: 0 }, chunks: 0 };
  }

  async add(item: SourceItem, position: number): Promise<void> {
    this.#position = position;
    if (item.kind === 'fault') return this.#fault(item, countsOfFault(this.report, item.place));
    if (item.kind === 'document' && this.#isRepeated(item)) return;
    const first = this.#batch[0];
    const size = item.kind === 'document' ? DOCUMENT_BATCH : DIRECTORY_BATCH;
    // Records of different labels go apart, so that a topic's parent or a scope's project is there before it is named.
    if (first !== undefined && (first.kind !== item.kind || labelOf(first) !== labelOf(item) || this.#batch.length >= size))
      await this.#flush();
    this.#batch.push(item);
  }

  /** Two documents with one id would overwrite each other at every load. */
  #isRepeated({ externalId, place }: SourceDocument): boolean {
    const first = this.#places.get(externalId);
    if (first === undefined) this.#places.set(externalId, place);
    else this.#fault({ place, message: `the id "${externalId}" is that of ${first} already` }, this.report.documents);
    return first !== undefined;
  }

  async finish(): Promise<LoadReport> {
    await this.#flush();
    const { sourceId, signal } = this.#ingest;
    const toLinkAgain = this.#statements.filter(({ toId }) => this.#newIds.has(toId));
    for (let start = 0; start < toLinkAgain.length; start += DIRECTORY_BATCH) {
      const batch = toLinkAgain.slice(start, start + DIRECTORY_BATCH);
      await this.#dependencies.directory.saveRelationships(this.#principal, sourceId, batch, { signal });
    }
    return this.report;
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    const [first] = batch;
    if (first === undefined) return;
    if (first.kind === 'record') await this.#flushRecords(batch as SourceRecord[]);
    else if (first.kind === 'document') await this.#flushDocuments(batch as SourceDocument[]);
    else await this.#flushRelationships(batch as SourceRelationship[]);
    this.#options.onProgress?.({ position: this.#position, report: this.report });
  }

  async #flushRecords(items: readonly SourceRecord[]): Promise<void> {
    const { resolver, sourceId, signal } = this.#ingest;
    const { records, parents, faults } = await prepareRecords(items, { resolver, sourceId, signal });
    const counts = await this.#dependencies.directory.saveRecords(this.#principal, sourceId, records, { signal });
    this.report.records.new += counts.created;
    this.report.records.changed += counts.changed;
    this.report.records.unchanged += counts.unchanged;
    await this.#dependencies.directory.saveRelationships(this.#principal, sourceId, parents, { signal });
    // A parent may stand below its child in the file.
    this.#statements.push(...parents);
    for (const record of records) this.#newIds.add(record.id);
    for (const fault of faults) this.#fault(fault, this.report.records);
  }

  async #flushDocuments(items: readonly SourceDocument[]): Promise<void> {
    for (const outcome of await ingestDocuments(this.#dependencies, this.#principal, items, this.#ingest)) {
      if (outcome.state === 'failed') {
        this.#fault({ place: outcome.place, message: outcome.error.message }, this.report.documents);
        continue;
      }
      this.report.documents[outcome.state] += 1;
      this.report.chunks += outcome.chunks;
      this.#statements.push(...outcome.toDocuments);
      if (outcome.state === 'new') this.#newIds.add(outcome.documentId);
    }
  }

  async #flushRelationships(items: readonly SourceRelationship[]): Promise<void> {
    const { resolver, sourceId, signal } = this.#ingest;
    const { relationships, places, faults } = await prepareRelationships(items, { resolver, sourceId, signal });
    const { saved, missing } = await this.#dependencies.directory.saveRelationships(this.#principal, sourceId, relationships, { signal });
    this.report.relationships.saved += saved;
    for (const fault of faults) this.#fault(fault, this.report.relationships);
    for (const place of missing) {
      this.#fault({ place: places[place] ?? '', message: 'one end of the relationship is not in the graph' }, this.report.relationships);
    }
  }

  #fault({ place, message }: LoadFault, counts: { failed: number }): void {
    counts.failed += 1;
    this.#options.onFault?.({ place, message });
  }
}

function labelOf(item: SourceItem): string {
  return item.kind === 'record' ? item.label : item.kind;
}

function countsOfFault(report: LoadReport, place: Place): { failed: number } {
  if (place.startsWith('edges.jsonl')) return report.relationships;
  return place.includes('.jsonl:') && !place.startsWith('documents.jsonl') ? report.records : report.documents;
}
