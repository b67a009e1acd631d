import type { OpenAI } from 'openai';
import { AppError } from '../../errors.ts';
import { withDeadline } from '../../platform/abortable.ts';
import { withRetries } from '../../platform/with-retries.ts';
import type { EmbeddingModel, EmbedOptions } from '../embedding-model.ts';
import { createOpenAiClient, RETRIES } from './openai-client.ts';
import type { OpenAiOptions } from './openai-client.ts';
import { garbage } from './openai-errors.ts';

export interface OpenAiEmbeddingOptions extends OpenAiOptions {
  /** Length of the vectors. */
  dimensions: number;
  /**
   * How they get that length, when the model by itself gives longer ones. Only for models trained for it: Kusupati et al. (2022), Matryoshka
   * Representation Learning. `auto`: models of the family text-embedding-3 are asked for it, others refuse the question. `request`: each is
   * asked. `cut`: the first numbers are taken here, for a server that cannot be asked.
   */
  shortening: 'auto' | 'request' | 'cut';
}

/** What OpenAI's models read. Servers with smaller models cut the text themselves. */
const MAXIMUM_TOKENS = 8_191;

/** Well below OpenAI's 2,048 texts and 300,000 tokens a request, and small enough for a server on one machine. */
const BATCH_SIZE = 64;

/** An embedding model behind OpenAI's protocol. Vectors are checked and brought to length one, since not every server does that and shortened ones have lost some. */
export class OpenAiEmbeddingModel implements EmbeddingModel {
  readonly id: string;
  readonly dimensions: number;
  readonly maximumTokens = MAXIMUM_TOKENS;
  readonly #client: OpenAI;
  readonly #options: OpenAiEmbeddingOptions;
  #isClosed = false;

  constructor(options: OpenAiEmbeddingOptions) {
    // A server may do more than cut, so what was cut here has a name of its own.
    const manner = options.shortening === 'cut' ? '/cut' : '';
    this.id = `openai/${options.model}/${options.dimensions}${manner}`;
    this.dimensions = options.dimensions;
    this.#client = createOpenAiClient(options);
    this.#options = options;
  }

  async embed(texts: readonly string[], { signal }: EmbedOptions = {}): Promise<Float32Array[]> {
    if (this.#isClosed) throw new AppError('DEPENDENCY_UNAVAILABLE', 'The embedding model is closed.', { isRetryable: false });
    const vectors: Float32Array[] = [];
    for (let begin = 0; begin < texts.length; begin += BATCH_SIZE) {
      vectors.push(...(await this.#embedBatch(texts.slice(begin, begin + BATCH_SIZE), signal)));
    }
    return vectors;
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return Promise.resolve();
  }

  async #embedBatch(texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const { model, timeoutMs, dimensions, shortening } = this.#options;
    const isAsked = shortening === 'request' || (shortening === 'auto' && model.startsWith('text-embedding-3'));
    const request = {
      model,
      input: texts.map(toInput),
      encoding_format: 'float' as const,
      ...(isAsked && { dimensions }),
    };
    const deadline = Date.now() + timeoutMs;
    return withDeadline({ timeoutMs, signal, what: 'The embedding model' }, (inner) =>
      withRetries({ ...RETRIES, signal: inner, deadline }, async () => {
        const response: unknown = await this.#client.embeddings.create(request, { signal: inner });
        return readVectors(response, { count: texts.length, dimensions, shortening });
      }),
    );
  }
}

/** OpenAI refuses an empty text. Tokens are counted as characters, which errs on the short side. */
function toInput(text: string): string {
  return text === '' ? ' ' : text.slice(0, MAXIMUM_TOKENS);
}

type WantedVectors = Pick<OpenAiEmbeddingOptions, 'dimensions' | 'shortening'>;

/** The vectors in the order of the texts. @throws AppError DEPENDENCY_UNAVAILABLE unless each text has one of the right length */
function readVectors(response: unknown, { count, ...wanted }: WantedVectors & { count: number }): Float32Array[] {
  const data = (response as { data?: unknown } | null)?.data;
  if (!Array.isArray(data) || data.length !== count) throw garbage('another number of embeddings than texts');
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  for (const item of data as ({ index?: unknown; embedding?: unknown } | null)[]) {
    const index = item?.index;
    if (typeof index !== 'number' || !(index in vectors) || vectors[index] !== undefined) throw garbage('an embedding for no text');
    vectors[index] = readVector(item?.embedding, wanted);
  }
  return vectors as Float32Array[];
}

function readVector(given: unknown, { dimensions, shortening }: WantedVectors): Float32Array {
  if (!Array.isArray(given)) throw garbage('an embedding that is no list');
  const embedding = shortening === 'cut' ? given.slice(0, dimensions) : given;
  if (embedding.length !== dimensions) {
    const message = `The embedding model gives vectors of ${embedding.length} dimensions, not of ${dimensions}: set WEFT_EMBEDDING_DIMENSIONS.`;
    throw new AppError('DEPENDENCY_UNAVAILABLE', message, { isRetryable: false });
  }
  const length = Math.hypot(...(embedding as number[]));
  if (!embedding.every(Number.isFinite) || length === 0) throw garbage('an embedding without a direction');
  return Float32Array.from(embedding as number[], (value) => value / length);
}
