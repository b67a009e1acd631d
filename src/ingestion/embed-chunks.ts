import type { EmbeddingModel } from '../models/embedding-model.ts';
import type { TokenEmbeddingModel } from '../models/token-embedding-model.ts';
import type { TurnQueue } from '../platform/turn-queue.ts';
import type { EmbeddingStore } from '../stores/embedding-store.ts';
import type { ProjectedChunk } from '../stores/outbox-store.ts';
import type { TokenCodeStore } from '../stores/token-code-store.ts';

export interface EmbedDependencies {
  readonly embeddings: EmbeddingStore;
  readonly embeddingModel: EmbeddingModel;
  /** Where the codes of tokens are kept, and the same model as one that gives them. Absent: none are made. */
  readonly tokenCoding?: { readonly model: Pick<TokenEmbeddingModel, 'embedPassages'>; readonly store: TokenCodeStore };
  /** One batch is embedded at a time, so that of two claims one is embedded while the other is read or written. */
  readonly embeddingTurns: TurnQueue;
}

export interface EmbedOptions {
  readonly tenantId: string;
  readonly signal?: AbortSignal;
}

type EmbeddedChunk = Pick<ProjectedChunk, 'contentHash' | 'embeddedText'>;

/** What one text was turned into. */
interface Made {
  readonly vector: Float32Array;
  readonly tokenCodes?: Uint8Array;
}

/**
 * The vectors of the chunks by content hash. What is not known yet, its vector or the codes of its tokens, goes through the model once and is kept.
 * @throws AppError as the stores and the model do
 */
export async function embedChunks(
  dependencies: EmbedDependencies,
  chunks: readonly EmbeddedChunk[],
  { tenantId, signal }: EmbedOptions,
): Promise<ReadonlyMap<string, Float32Array>> {
  const { embeddings, embeddingModel, embeddingTurns, tokenCoding } = dependencies;
  const texts = new Map(chunks.map(({ contentHash, embeddedText }) => [contentHash, embeddedText]));
  const hashes = [...texts.keys()];
  const [known, coded] = await Promise.all([
    embeddings.readEmbeddings(tenantId, embeddingModel.id, hashes, { signal }),
    tokenCoding?.store.findCoded(tenantId, embeddingModel.id, hashes, { signal }),
  ]);
  const missing = hashes.filter((hash) => !known.has(hash) || coded?.has(hash) === false);
  if (missing.length === 0) return known;
  const missingTexts = missing.map((hash) => texts.get(hash)!);
  const made = await embeddingTurns.run({ isUrgent: false, signal }, () => embed(dependencies, missingTexts, signal));
  const byHash = new Map(missing.flatMap((hash, place) => (made[place] === undefined ? [] : [[hash, made[place]] as const])));
  // A vector that is known stays as it is, to the last bit.
  const fresh = new Map([...byHash].flatMap(([hash, { vector }]) => (known.has(hash) ? [] : [[hash, vector] as const])));
  const codes = new Map([...byHash].flatMap(([hash, { tokenCodes }]) => (tokenCodes === undefined ? [] : [[hash, tokenCodes] as const])));
  await embeddings.saveEmbeddings(tenantId, embeddingModel.id, fresh, { signal });
  await tokenCoding?.store.saveTokenCodes(tenantId, embeddingModel.id, codes, { signal });
  return new Map([...known, ...fresh]);
}

async function embed(
  { embeddingModel, tokenCoding }: EmbedDependencies,
  texts: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Made[]> {
  if (tokenCoding !== undefined) return tokenCoding.model.embedPassages(texts, { signal });
  return (await embeddingModel.embed(texts, { signal, purpose: 'passage' })).map((vector) => ({ vector }));
}
