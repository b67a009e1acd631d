import type { SourceItem } from '../domain/source-item.ts';

/** Reads a source. Implementation: `folder/` (a folder of text files and JSON lines). */
export interface Connector {
  /** Kind and name make the source's id: the same source loaded twice is one source. */
  readonly kind: string;
  readonly name: string;
  /** Bytes there are to read. @throws AppError BAD_INPUT when there is nothing to read at all */
  measure(): Promise<number>;
  /**
   * Everything in the source, in an order in which it can be loaded: directory records, documents, relationships.
   * What cannot be read comes as a fault with its place.
   */
  read(options?: { signal?: AbortSignal }): AsyncIterable<ConnectorItem>;
}

export interface ConnectorItem {
  readonly item: SourceItem;
  /** Bytes read so far. */
  readonly position: number;
}
