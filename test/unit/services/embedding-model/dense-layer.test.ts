import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDense } from '../../../../src/services/embedding-model/dense-layer.ts';
import { OnnxGraph } from '../../../../src/services/embedding-model/onnx-writer.ts';

const RUN_ONNX = fileURLToPath(new URL('../../../fixtures/run-onnx.ts', import.meta.url));
const ROWS = 2;
const INPUTS = 48;
const OUTPUTS = 3;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weft-onnx-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Numbers between -1 and 1 that look random and are not. */
function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, place) => Math.sin(seed + place * 12.9898));
}

/** What onnxruntime computes from the file that was written. */
async function run(graph: OnnxGraph, input: Float32Array): Promise<number[]> {
  const file = join(folder, 'model.onnx');
  await writeFile(file, graph.toFile());
  const inputs = JSON.stringify({ input: { shape: [ROWS, INPUTS], data: [...input] } });
  const { stdout } = await execa(process.execPath, ['--import', 'tsx', RUN_ONNX, file, inputs]);
  return JSON.parse(stdout) as number[];
}

describe.each([
  ['fp32', 1e-5],
  // 48 products, each off by at most about 1/126 of a weight and 1/255 of an activation.
  ['int8', 0.15],
] as const)('a dense layer in %s, written as ONNX and run by onnxruntime', (precision, tolerance) => {
  it('is input x weights + bias', async () => {
    const [input, weights, bias] = [numbers(ROWS * INPUTS, 1), numbers(OUTPUTS * INPUTS, 2), numbers(OUTPUTS, 3)];
    const graph = new OnnxGraph('dense');
    const options = {
      name: 'layer',
      precision,
      weights: { shape: [OUTPUTS, INPUTS], data: weights },
      bias: { shape: [OUTPUTS], data: bias },
    };
    graph.output('output', addDense(graph, graph.input('input', 'float32', [ROWS, INPUTS]), options), [ROWS, OUTPUTS]);

    const found = await run(graph, input);
    expect(found).toHaveLength(ROWS * OUTPUTS);
    found.forEach((value, place) => {
      const [row, output] = [Math.floor(place / OUTPUTS), place % OUTPUTS];
      let expected = bias[output]!;
      for (let column = 0; column < INPUTS; column += 1) expected += input[row * INPUTS + column]! * weights[output * INPUTS + column]!;
      expect(Math.abs(value - expected)).toBeLessThan(tolerance);
    });
  });
});
