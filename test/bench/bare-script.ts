import { ChromaClient } from 'chromadb';
import type { Collection } from 'chromadb';
import neo4j from 'neo4j-driver';
import type { Driver } from 'neo4j-driver';
import { realConfig } from '../support/real-app.ts';
import type { CallWork, StoreCall } from './store-calls.ts';

/** Calls to make, each with the places of those that must have ended before it begins. */
export type Script = readonly { readonly work: CallWork; readonly after: readonly number[] }[];

/**
 * The store calls of a request as a script: the same calls in the same order, side by side where the product makes them so. The embedding of the
 * question is left out; its vector stands in the script.
 * @param recordings of the same request, several times: a call waits for another only if it did so each time, and not by chance
 */
export function createScript(recordings: readonly (readonly StoreCall[])[]): Script {
  const [first = [], ...others] = recordings.map((calls) => calls.filter(({ work }) => work.kind !== 'other'));
  return first.map((call) => ({ work: call.work, after: first.flatMap((before, place) => (waits(call, before) ? [place] : [])) }));

  function waits(call: StoreCall, before: StoreCall): boolean {
    if (before.end > call.begin) return false;
    return others.every((calls) => {
      const [sameCall, sameBefore] = [findSame(calls, call), findSame(calls, before)];
      return sameCall !== undefined && sameBefore !== undefined && sameBefore.end <= sameCall.begin;
    });
  }
}

function findSame(calls: readonly StoreCall[], { name, work }: StoreCall): StoreCall | undefined {
  const text = JSON.stringify(work);
  return calls.find((other) => other.name === name && JSON.stringify(other.work) === text);
}

/** Makes calls with nothing between them and the stores but their drivers: no checks, no deadlines, no GraphQL. */
export class BareScriptRunner {
  readonly #driver: Driver;
  readonly #database: string;
  readonly #chroma: ChromaClient;
  readonly #collections = new Map<string, Promise<Collection>>();

  constructor() {
    const config = realConfig();
    const credentials = config.neo4j.password === undefined ? undefined : neo4j.auth.basic(config.neo4j.user, config.neo4j.password);
    this.#driver = neo4j.driver(config.neo4j.uri ?? '', credentials, { disableLosslessIntegers: true, telemetryDisabled: true });
    this.#database = config.neo4j.database;
    const { hostname, port } = new URL(config.chroma.url ?? '');
    const { tenant, database } = config.chroma;
    this.#chroma = new ChromaClient({ host: hostname, port: Number(port), ssl: false, tenant, database });
  }

  /** Gives what each call gave, in the script's order. */
  run(script: Script): Promise<unknown[]> {
    const results: Promise<unknown>[] = [];
    for (const { work, after } of script)
      results.push(
        this.#callAfter(
          results.filter((_, place) => after.includes(place)),
          work,
        ),
      );
    return Promise.all(results);
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #callAfter(before: readonly Promise<unknown>[], work: CallWork): Promise<unknown> {
    if (before.length > 0) await Promise.all(before);
    return this.#call(work);
  }

  async #call(work: CallWork): Promise<unknown> {
    if (work.kind === 'cypher') return this.#runCypher(work.text, work.parameters as Record<string, unknown>);
    if (work.kind === 'other') return undefined;
    const collection = await this.#collection(work.tenantId);
    return collection.query({ queryEmbeddings: [[...work.vector]], nResults: work.limit, include: ['distances'] });
  }

  async #runCypher(text: string, parameters: Record<string, unknown>): Promise<object[]> {
    const session = this.#driver.session({ database: this.#database, defaultAccessMode: 'READ' });
    try {
      const { records } = await session.run(text, parameters);
      return records.map((record) => record.toObject());
    } finally {
      await session.close();
    }
  }

  #collection(tenantId: string): Promise<Collection> {
    const known = this.#collections.get(tenantId) ?? this.#chroma.getCollection({ name: `weft-${tenantId}` });
    this.#collections.set(tenantId, known);
    return known;
  }
}
