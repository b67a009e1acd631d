import type { OnnxGraph } from './onnx-writer.ts';

interface Matrix {
  shape: readonly number[];
  data: Float32Array;
}

export interface DenseOptions {
  name: string;
  /** As PyTorch keeps it: `[outputs][inputs]`. */
  weights: Matrix;
  bias: Matrix;
  precision: 'fp32' | 'int8';
}

/** Adds input x weights + bias to the graph and returns the result's name. */
export function addDense(graph: OnnxGraph, input: string, options: DenseOptions): string {
  const product = options.precision === 'fp32' ? multiply(graph, input, options) : multiplyInIntegers(graph, input, options);
  return graph.node('Add', [product, graph.constant(`${options.name}.bias`, { type: 'float32', ...options.bias })]);
}

function multiply(graph: OnnxGraph, input: string, { name, weights }: DenseOptions): string {
  const [outputs, inputs] = weights.shape as [number, number];
  const data = new Float32Array(weights.data.length);
  forEachTransposed(outputs, inputs, (from, to) => (data[to] = weights.data[from]!));
  return graph.node('MatMul', [input, graph.constant(`${name}.weight`, { type: 'float32', shape: [inputs, outputs], data })]);
}

/**
 * Dynamic quantisation (https://arxiv.org/abs/1712.05877, section 2): weights in integers with one scale an output channel, activations in
 * eight bits with a scale found at run time. Weights keep to +-63, because without VNNI a processor adds two products in 16 bits, where
 * 2 x 255 x 127 would overflow.
 */
function multiplyInIntegers(graph: OnnxGraph, input: string, { name, weights }: DenseOptions): string {
  const [outputs, inputs] = weights.shape as [number, number];
  const scales = Float32Array.from(
    { length: outputs },
    (_, row) => largest(weights.data.subarray(row * inputs, (row + 1) * inputs)) / LARGEST_WEIGHT,
  );
  const data = new Int8Array(weights.data.length);
  forEachTransposed(outputs, inputs, (from, to) => (data[to] = Math.round(weights.data[from]! / scales[to % outputs]!)));

  const [quantized, inputScale, zeroPoint] = graph.nodeWithOutputs('DynamicQuantizeLinear', [input], { count: 3 }) as [
    string,
    string,
    string,
  ];
  const integers = graph.constant(`${name}.weight_int8`, { type: 'int8', shape: [inputs, outputs], data });
  const product = graph.node('Cast', [graph.node('MatMulInteger', [quantized, integers, zeroPoint])], { to: { int: 1 } });
  const weightScales = graph.constant(`${name}.weight_scale`, { type: 'float32', shape: [outputs], data: scales });
  return graph.node('Mul', [product, graph.node('Mul', [inputScale, weightScales])]);
}

const LARGEST_WEIGHT = 63;

function largest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
}

/** Calls with the place of each number in `[rows][columns]` and its place in `[columns][rows]`. */
function forEachTransposed(rows: number, columns: number, visit: (from: number, to: number) => void): void {
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) visit(row * columns + column, column * rows + row);
}
