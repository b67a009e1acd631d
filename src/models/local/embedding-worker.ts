import { parentPort, workerData } from 'node:worker_threads';
import { Tensor } from 'onnxruntime-node';
import { encodeTokens } from '../../domain/token-codes.ts';
import { HuggingfaceTokenizer } from './huggingface-tokenizer.ts';
import { answerTasks, openSession } from './model-session.ts';
import { poolTokens } from './pool-tokens.ts';
import type { BatchShape } from './pool-tokens.ts';
import type { EmbeddingTask, ThreadResults, ThreadSettings } from './thread-messages.ts';

/** The worker thread of {@link LocalEmbeddingModel}: loads the model, then answers one batch after the other. */

const settings = workerData as ThreadSettings;
const tokenizer = HuggingfaceTokenizer.open(settings.tokenizer);
const session = await openSession(settings);
answerTasks(parentPort!, { session, carryOut, handedOver: ({ result }) => [result.vectors.buffer as ArrayBuffer] });

interface EmbeddingReply {
  readonly kind: 'done';
  readonly result: ThreadResults[EmbeddingTask['kind']];
}

async function carryOut(task: EmbeddingTask): Promise<EmbeddingReply> {
  if (task.kind === 'read-question') {
    const [question] = rowsOf(await run([task.text]));
    return { kind: 'done', result: question! };
  }
  const batch = await run(task.texts);
  const result = { vectors: poolTokens(batch.output, batch), dimensions: batch.dimensions };
  if (task.kind === 'embed') return { kind: 'done', result };
  return { kind: 'done', result: { ...result, tokenCodes: rowsOf(batch).map(encodeTokens) } };
}

interface Batch extends BatchShape {
  /** The tokens of each text. */
  pieces: string[][];
  /** Their vectors, `[texts][paddedLength][dimensions]`. */
  output: Float32Array;
}

async function run(texts: readonly string[]): Promise<Batch> {
  const rows = texts.map((text) => tokenizer.read(text, settings.maximumTokens));
  const lengths = rows.map((row) => row.ids.length);
  const paddedLength = Math.max(...lengths);
  const ids = new BigInt64Array(rows.length * paddedLength);
  const mask = new BigInt64Array(ids.length);
  rows.forEach((row, index) => {
    ids.set(row.ids.map(BigInt), index * paddedLength);
    mask.fill(1n, index * paddedLength, index * paddedLength + row.ids.length);
  });
  const input = (data: BigInt64Array): Tensor => new Tensor('int64', data, [rows.length, paddedLength]);
  const inputs = { input_ids: input(ids), attention_mask: input(mask), token_type_ids: input(new BigInt64Array(ids.length)) };
  const { data, dims } = (await session.run(inputs)).last_hidden_state!;
  return { pieces: rows.map((row) => row.pieces), output: data as Float32Array, lengths, paddedLength, dimensions: dims[2]! };
}

/** The tokens of each text without padding; copies. */
function rowsOf({ pieces, output, paddedLength, dimensions }: Batch): { pieces: string[]; vectors: Float32Array }[] {
  return pieces.map((row, index) => {
    const begin = index * paddedLength * dimensions;
    return { pieces: row, vectors: output.slice(begin, begin + row.length * dimensions) };
  });
}
