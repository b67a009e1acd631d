import type { CorpusDocument, CorpusGraph } from '../../domain/corpus.ts';
import type { Scope } from '../../domain/scope.ts';
import { Pace } from '../../platform/pace.ts';
import { GraphView } from './graph-view.ts';
import { MentionGraph } from './mention-graph.ts';
import type { ReadDocument } from './mention-graph.ts';
import { Postings } from './postings.ts';

/** What a corpus without anything takes in memory, in bytes. */
const BYTES_OF_NOTHING = 20_000;
/** What a node, a name or a relationship takes in memory, in bytes: measured. */
const BYTES_OF_GRAPH_PART = 250;

/** Sets of scopes that are looked at between two changes, at most; and what they may have kept when another one comes, in bytes. */
const MAXIMUM_VIEWS = 32;
const MAXIMUM_BYTES_OF_VIEWS = 64 * 2 ** 20;

/** What makes a corpus current. */
export interface CorpusChange {
  /** Documents that are new or have changed, in batches. */
  readonly documents: AsyncIterable<readonly CorpusDocument[]>;
  readonly removedIds: readonly string[];
  /** The version of every document that there is. */
  readonly versions: ReadonlyMap<string, string>;
  readonly graph: CorpusGraph;
}

/**
 * Everything of a tenant that searching needs, in memory. Whoever reads it gives the asker's scopes to every call. What is read without
 * waiting in between belongs together: a change appears at once, between two turns of the process.
 */
export class TenantCorpus {
  readonly tenantId: string;
  readonly postings = new Postings();
  readonly #mentions = new MentionGraph();
  /** What askers with the same scopes see of it, by these scopes; until the next change. */
  readonly #views = new Map<string, GraphView>();
  /** Nodes, names and relationships. */
  #graphParts = 0;
  #versions: ReadonlyMap<string, string> = new Map();
  #swept: Promise<void> = Promise.resolve();

  constructor(tenantId: string) {
    this.tenantId = tenantId;
  }

  /** The version of every document that the corpus has. */
  get versions(): ReadonlyMap<string, string> {
    return this.#versions;
  }

  /** About how much memory it takes, in bytes. */
  get bytes(): number {
    return BYTES_OF_NOTHING + this.postings.bytes + this.#mentions.bytes + this.#graphParts * BYTES_OF_GRAPH_PART + this.#bytesOfViews;
  }

  /** Names, mentions and relationships, as an asker with these scopes sees them. */
  view(scopes: readonly Scope[]): GraphView {
    const key = [...scopes].sort().join(' ');
    let view = this.#views.get(key);
    if (view === undefined) {
      view = new GraphView(this.#mentions, scopes);
      if (this.#views.size >= MAXIMUM_VIEWS || this.#bytesOfViews > MAXIMUM_BYTES_OF_VIEWS) this.#views.clear();
      this.#views.set(key, view);
    }
    return view;
  }

  /**
   * Fills a corpus that nobody reads yet, batch by batch. `isTooLarge` is asked after every batch; when it says so, the rest is left out and the
   * corpus is good for nothing.
   */
  async fill(change: CorpusChange, isTooLarge: () => boolean): Promise<void> {
    const pace = new Pace();
    for await (const batch of change.documents) {
      for (const document of batch) {
        await pace.run(this.postings.add(document));
        this.#mentions.putDocument(await pace.runFor(this.#mentions.read(document)));
      }
      this.postings.show([]);
      if (isTooLarge()) return;
    }
    this.#take(change);
  }

  /**
   * Makes a change while others read: they find the old corpus until all is prepared, and then the new one. One change at a time. When it fails,
   * the old one stays.
   */
  async apply(change: CorpusChange): Promise<void> {
    const pace = new Pace();
    await this.#swept;
    const read: ReadDocument[] = [];
    try {
      for await (const batch of change.documents) {
        for (const document of batch) {
          await pace.run(this.postings.add(document));
          read.push(await pace.runFor(this.#mentions.read(document)));
        }
      }
      this.postings.show(change.removedIds);
      for (const id of change.removedIds) this.#mentions.removeDocument(id);
      for (const document of read) this.#mentions.putDocument(document);
      this.#take(change);
    } catch (error) {
      this.postings.abandon();
      throw error;
    } finally {
      // Nobody has to wait for this but the next change.
      this.#swept = pace.run(this.postings.sweep());
    }
  }

  get #bytesOfViews(): number {
    return [...this.#views.values()].reduce((sum, view) => sum + view.bytes, 0);
  }

  #take({ graph, versions }: CorpusChange): void {
    this.#graphParts = graph.nodes.length + graph.names.length + graph.relationships.length;
    this.#mentions.setGraph(graph);
    this.#views.clear();
    // One that was deleted before it could be read is not had: written anew just as it was, it would be missed for ever.
    this.#versions = new Map([...versions].filter(([id]) => this.postings.hasDocument(id)));
  }
}
