import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { messageOf } from '../../errors.ts';
import { HuggingfaceTokenizer } from './huggingface-tokenizer.ts';
import type { RerankingTask, ThreadReply, ThreadRequest, ThreadSettings } from './thread-messages.ts';

/** The worker thread of {@link LocalRerankingModel}: loads the model, then answers one batch after the other. */

const settings = workerData as ThreadSettings;
const port = parentPort!;
const tokenizer = HuggingfaceTokenizer.open(settings.tokenizer);
const session = await InferenceSession.create(settings.model, {
  executionProviders: ['cpu'],
  intraOpNumThreads: settings.threads,
  interOpNumThreads: 1,
  // As for embedding: a thread that waits for the other sleeps, and leaves the core to the rest of the service.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
  logSeverityLevel: 3,
});

port.on('message', (request: RerankingTask | Extract<ThreadRequest, { kind: 'close' }>) => {
  if (request.kind === 'close') void session.release().finally(() => port.close());
  else void scorePairs(request).then(reply, (error: unknown) => reply({ kind: 'failed', message: messageOf(error) }));
});
reply({ kind: 'ready' });

function reply(message: ThreadReply): void {
  port.postMessage(message);
}

async function scorePairs({ question, texts }: RerankingTask): Promise<ThreadReply> {
  const rows = texts.map((text) => tokenizer.readPair(question, text, settings.maximumTokens));
  const length = Math.max(...rows.map(({ ids }) => ids.length));
  const fill = (valuesOf: (row: (typeof rows)[number]) => readonly number[]): Tensor => {
    const data = new BigInt64Array(rows.length * length);
    rows.forEach((row, index) => data.set(valuesOf(row).map(BigInt), index * length));
    return new Tensor('int64', data, [rows.length, length]);
  };
  const inputs: Record<string, Tensor> = {
    input_ids: fill(({ ids }) => ids),
    attention_mask: fill(({ ids }) => ids.map(() => 1)),
    token_type_ids: fill(({ typeIds }) => typeIds),
  };
  // Models of RoBERTa's kind know no types of tokens.
  const wanted = session.inputNames.map((name) => [name, inputs[name]] as const).filter(([, tensor]) => tensor !== undefined);
  const outputs = await session.run(Object.fromEntries(wanted) as Record<string, Tensor>);
  const { data, dims } = outputs['logits'] ?? outputs[session.outputNames[0]!]!;
  if (data.length !== rows.length)
    throw new Error(`the model gives [${dims.join('][')}] numbers, not one for each of ${rows.length} texts`);
  return { kind: 'done', result: { scores: Float32Array.from(data as Float32Array) } };
}
