import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { messageOf } from '../../errors.ts';
import { HuggingfaceTokenizer } from './huggingface-tokenizer.ts';
import { poolTokens } from './pool-tokens.ts';
import type { ThreadReply, ThreadRequest, ThreadSettings } from './thread-messages.ts';

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

port.on('message', (request: ThreadRequest) => {
  if (request.kind === 'close') void session.release().finally(() => port.close());
  else void embed(request.texts).then(reply, (error: unknown) => reply({ kind: 'failed', message: messageOf(error) }));
});
reply({ kind: 'ready' });

function reply(message: ThreadReply): void {
  port.postMessage(message, message.kind === 'vectors' ? [message.vectors.buffer as ArrayBuffer] : []);
}

async function embed(texts: readonly string[]): Promise<ThreadReply> {
  const rows = texts.map((text) => tokenizer.encode(text, settings.maximumTokens));
  const lengths = rows.map((row) => row.length);
  const paddedLength = Math.max(...lengths);
  const ids = new BigInt64Array(rows.length * paddedLength);
  const mask = new BigInt64Array(ids.length);
  rows.forEach((row, index) => {
    ids.set(row.map(BigInt), index * paddedLength);
    mask.fill(1n, index * paddedLength, index * paddedLength + row.length);
  });
  const input = (data: BigInt64Array): Tensor => new Tensor('int64', data, [rows.length, paddedLength]);
  const inputs = { input_ids: input(ids), attention_mask: input(mask), token_type_ids: input(new BigInt64Array(ids.length)) };
  const output = (await session.run(inputs)).last_hidden_state!;
  const dimensions = output.dims[2]!;
  return { kind: 'vectors', vectors: poolTokens(output.data as Float32Array, { lengths, paddedLength, dimensions }), dimensions };
}
