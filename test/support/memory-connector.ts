import type { Connector, ConnectorItem } from '../../src/connectors/connector.ts';
import type { SourceDocument, SourceItem, SourceRecord, SourceRelationship } from '../../src/domain/source-item.ts';

/** A source whose items a test writes down. */
export class MemoryConnector implements Connector {
  readonly kind = 'memory';
  readonly name: string;
  readonly #items: readonly SourceItem[];

  constructor(items: readonly SourceItem[], name = 'notes of a test') {
    this.#items = items;
    this.name = name;
  }

  measure(): Promise<number> {
    return Promise.resolve(this.#items.length);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
  async *read(): AsyncGenerator<ConnectorItem> {
    for (const [place, item] of this.#items.entries()) yield { item, position: place + 1 };
  }
}

type Given<Item> = Partial<Omit<Item, 'kind'>>;

export function employee(externalId: string, name: string, given: Given<SourceRecord> = {}): SourceRecord {
  return { kind: 'record', place: externalId, label: 'Employee', externalId, name, properties: {}, ...given };
}

export function project(externalId: string, name: string, given: Given<SourceRecord> = {}): SourceRecord {
  return { kind: 'record', place: externalId, label: 'Project', externalId, name, properties: {}, ...given };
}

export function group(externalId: string, name: string): SourceRecord {
  return { kind: 'record', place: externalId, label: 'Group', externalId, name, properties: {} };
}

export function topic(externalId: string, name: string, parentId?: string): SourceRecord {
  return { kind: 'record', place: externalId, label: 'Topic', externalId, name, parentId, properties: {} };
}

/** A Markdown document whose title is its id unless another is given. */
export function document(externalId: string, text: string, given: Given<SourceDocument> = {}): SourceDocument {
  return { kind: 'document', place: externalId, externalId, title: externalId, format: 'md', text, statements: {}, ...given };
}

export function relationship(from: string, type: string, to: string): SourceRelationship {
  return { kind: 'relationship', place: `${from} ${type} ${to}`, type, from, to, properties: {} };
}
