import type { DocumentFilter } from '../../src/domain/document-filter.ts';
import type { Fact } from '../../src/domain/knowledge.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { GraphStore, NameMatch, NearbyDocument } from '../../src/stores/graph-store.ts';

/** A graph that says what a test tells it to. */
export class FakeGraphStore implements GraphStore {
  names: NameMatch[] = [];
  nearby: NearbyDocument[] = [];
  leads = new Map<string, string>();
  facts: Fact[] = [];
  /** The keys of each look-up of names, and the seeds of each reading of facts. */
  readonly askedKeys: string[][] = [];
  readonly factSeeds: string[][] = [];
  /** The documents that every filter leaves, and each filter that was asked for. */
  matching: string[] = [];
  readonly filters: DocumentFilter[] = [];

  findNames(_principal: Principal, keys: readonly string[]): Promise<NameMatch[]> {
    this.askedKeys.push([...keys]);
    return Promise.resolve(this.names.filter(({ key }) => keys.includes(key)));
  }

  findMatchingDocuments(_principal: Principal, filter: DocumentFilter): Promise<string[]> {
    this.filters.push(filter);
    return Promise.resolve(this.matching);
  }

  findNearbyDocuments(_principal: Principal, seedIds: readonly string[]): Promise<NearbyDocument[]> {
    return Promise.resolve(this.nearby.filter(({ seedId }) => seedIds.includes(seedId)));
  }

  readLeadChunks(_principal: Principal, documentIds: readonly string[]): Promise<Map<string, string>> {
    return Promise.resolve(new Map([...this.leads].filter(([id]) => documentIds.includes(id))));
  }

  readFacts(_principal: Principal, seedIds: readonly string[], { documentIds }: { documentIds?: readonly string[] } = {}): Promise<Fact[]> {
    this.factSeeds.push([...seedIds]);
    const stated = this.facts.filter(({ documentId }) => documentIds?.includes(documentId ?? '') ?? true);
    return Promise.resolve(stated.filter(({ from, to }) => seedIds.includes(from.id) || seedIds.includes(to.id)));
  }
}
