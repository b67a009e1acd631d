import type { App } from '../../src/app.ts';
import { CachedEmbeddingModel } from '../../src/models/decorators/cached-embedding-model.ts';
import { ChromaVectorStore } from '../../src/stores/chroma/chroma-vector-store.ts';
import type { VectorQueryOptions } from '../../src/stores/vector-store.ts';
import type { Principal } from '../../src/domain/principal.ts';
import { Executor, toNeo4j } from '../../src/stores/neo4j/executor.ts';
import type { Parameters } from '../../src/stores/neo4j/executor.ts';
import { queryText } from '../../src/stores/neo4j/query-files.ts';
import { LocalEmbeddingModel } from '../../src/models/local/local-embedding-model.ts';
import { LateInteractionReranker } from '../../src/search/rerank/late-interaction-reranker.ts';

/** One call of the product to a store, or to the embedding model. */
export interface StoreCall {
  readonly name: string;
  readonly work: CallWork;
  /** Milliseconds of `performance.now()`. */
  readonly begin: number;
  readonly end: number;
}

/** What a bare script needs in order to make the same call. */
export type CallWork =
  | { readonly kind: 'cypher'; readonly text: string; readonly parameters: unknown }
  | { readonly kind: 'vectors'; readonly tenantId: string; readonly vector: readonly number[]; readonly limit: number }
  /** Nothing that a script would do: the question's embedding, or a step of the product. */
  | { readonly kind: 'other' };

const OTHER: CallWork = { kind: 'other' };

/** Calls of this process's product while {@link recordCalls} runs. */
const listeners = new Set<(call: StoreCall) => void>();

/** What the work gives, and the calls that the product made meanwhile, in the order in which they began. Nothing else may ask it meanwhile. */
export async function recordCalls<Result>(work: () => Promise<Result>): Promise<{ result: Result; calls: StoreCall[] }> {
  const calls: StoreCall[] = [];
  const listener = (call: StoreCall): void => void calls.push(call);
  listeners.add(listener);
  try {
    const result = await work();
    return { result, calls: calls.sort((one, other) => one.begin - other.begin) };
  } finally {
    listeners.delete(listener);
  }
}

/**
 * Puts a clock at the adapters' methods, for as long as this process lives. The product is left as it is: what is measured is what is shipped.
 */
export function watchStoreCalls(): void {
  watch(Executor.prototype, 'read', (name: string, parameters: Parameters) => ({
    name,
    work: { kind: 'cypher', text: queryText(name), parameters: toNeo4j(parameters) },
  }));
  watch(Executor.prototype, 'readGenerated', (text: string, parameters: Parameters) => ({
    name: 'generated read',
    work: { kind: 'cypher', text, parameters },
  }));
  watch(ChromaVectorStore.prototype, 'query', ({ tenantId }: Principal, vector: Float32Array, options: VectorQueryOptions) => {
    if (options.documentIds !== undefined || options.onlyVisible === true) throw new Error('A filtered search is not measured here.');
    return { name: 'nearest vectors', work: { kind: 'vectors', tenantId, vector: [...vector], limit: options.limit } };
  });
  watch(CachedEmbeddingModel.prototype, 'embed', () => ({ name: 'vector of the question', work: OTHER }));
  watch(LateInteractionReranker.prototype, 'score', () => ({ name: 'reranking', work: OTHER }));
  watch(LocalEmbeddingModel.prototype, 'readQuestion', () => ({ name: 'tokens of the question', work: OTHER }));
}

/** The app, with a clock at the two steps of a search over HTTP that are not store calls themselves. */
export function watchSteps(app: App): App {
  return {
    ...app,
    access: {
      ...app.access,
      authenticate: (...given) => timed({ name: 'who asks', work: OTHER }, () => app.access.authenticate(...given)),
    },
    search: (...given) => timed({ name: 'the search itself', work: OTHER }, () => app.search(...given)),
  };
}

type Method = (...given: unknown[]) => Promise<unknown>;

function watch<Given extends readonly never[]>(
  prototype: object,
  method: string,
  describe: (...given: Given) => Pick<StoreCall, 'name' | 'work'>,
): void {
  const original = Reflect.get(prototype, method) as Method;
  async function watched(this: unknown, ...given: unknown[]): Promise<unknown> {
    if (listeners.size === 0) return original.apply(this, given);
    return timed(describe(...(given as unknown as Given)), () => original.apply(this, given));
  }
  Reflect.set(prototype, method, watched);
}

async function timed<Result>(call: Pick<StoreCall, 'name' | 'work'>, work: () => Promise<Result>): Promise<Result> {
  const begin = performance.now();
  try {
    return await work();
  } finally {
    const end = performance.now();
    for (const listener of listeners) listener({ ...call, begin, end });
  }
}
