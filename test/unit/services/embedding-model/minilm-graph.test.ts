import { describe, expect, it } from '@jest/globals';
import { buildMiniLm } from '../../../../src/services/embedding-model/minilm-graph.ts';
import { readSafetensors } from '../../../../src/services/embedding-model/safetensors.ts';
import { tinyMinilm } from '../../../support/tiny-minilm.ts';

const FILE = tinyMinilm().files['model.safetensors']!;

describe('buildMiniLm', () => {
  it('gives the same bytes for the same weights', () => {
    expect(buildMiniLm(readSafetensors(FILE), 'fp32')).toEqual(buildMiniLm(readSafetensors(FILE), 'fp32'));
  });

  it('names the weight that is missing', () => {
    const weights = new Map(readSafetensors(FILE));
    weights.delete('encoder.layer.3.output.dense.bias');
    const refusal = { code: 'BAD_INPUT', message: expect.stringContaining('encoder.layer.3.output.dense.bias') };
    expect(() => buildMiniLm(weights, 'fp32')).toThrow(expect.objectContaining(refusal));
  });
});

describe('readSafetensors', () => {
  it('reads each tensor with its shape', () => {
    const weights = readSafetensors(FILE);
    expect(weights.get('embeddings.LayerNorm.bias')).toEqual({ shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['cut off in its header', FILE.subarray(0, 50)],
    ['cut off in its numbers', FILE.subarray(0, FILE.length - 8)],
    ['of something else', Buffer.from('<html>'.repeat(20))],
    ['without a JSON header', Buffer.concat([Buffer.of(4, 0, 0, 0, 0, 0, 0, 0), Buffer.from('{{{{')])],
  ])('refuses a file that is %s', (_case, bytes) => {
    expect(() => readSafetensors(bytes)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
