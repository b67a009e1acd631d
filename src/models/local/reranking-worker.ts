import { parentPort, workerData } from 'node:worker_threads';
import { Tensor } from 'onnxruntime-node';
import { HuggingfaceTokenizer } from './huggingface-tokenizer.ts';
import { answerTasks, openSession } from './model-session.ts';
import type { RerankingTask, ThreadReply, ThreadSettings } from './thread-messages.ts';

/** The worker thread of {@link LocalRerankingModel}: loads the model, then answers one batch after the other. */

const settings = workerData as ThreadSettings;
const tokenizer = HuggingfaceTokenizer.open(settings.tokenizer);
const session = await openSession(settings);
answerTasks(parentPort!, { session, carryOut: scorePairs });

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
