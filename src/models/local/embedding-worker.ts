import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { encodeTokens } from '../../domain/token-codes.ts';
import { messageOf } from '../../errors.ts';
import { HuggingfaceTokenizer } from './huggingface-tokenizer.ts';
import { poolTokens } from './pool-tokens.ts';
import type { BatchShape } from './pool-tokens.ts';
import type { EmbeddingTask, ThreadReply, ThreadRequest, ThreadResults, ThreadSettings } from './thread-messages.ts';

/** The worker thread of {@link LocalEmbeddingModel}: loads the model, then answers one batch after the other. */

const settings = workerData as ThreadSettings;
const port = parentPort!;
const tokenizer = HuggingfaceTokenizer.open(settings.tokenizer);
const session = await InferenceSession.create(settings.model, {
  executionProviders: ['cpu'],
  intraOpNumThreads: settings.threads,
  interOpNumThreads: 1,
  // A thread that waits for the other sleeps: spinning, it takes the core from Neo4j and from the very thread that it waits for. Measured on two
  // cores: 17 passages/s against 9 when they are busy with other work, 36-42 against 40-46 when they are not.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
  // Warnings about the graph's optimisation are of no use to anyone here.
  logSeverityLevel: 3,
});

port.on('message', (request: EmbeddingTask | Extract<ThreadRequest, { kind: 'close' }>) => {
  if (request.kind === 'close') void session.release().finally(() => port.close());
  else void carryOut(request).then(reply, (error: unknown) => reply({ kind: 'failed', message: messageOf(error) }));
});
reply({ kind: 'ready' });

type EmbeddingReply = Exclude<ThreadReply, { kind: 'done' }> | { kind: 'done'; result: ThreadResults[EmbeddingTask['kind']] };

function reply(message: EmbeddingReply): void {
  port.postMessage(message, message.kind === 'done' ? [message.result.vectors.buffer as ArrayBuffer] : []);
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
