import { AppError } from '../../errors.ts';
import { OnnxGraph } from './onnx-writer.ts';
import { addDense } from './dense-layer.ts';
import type { Weights } from './safetensors.ts';

const LAYERS = 6;
const HEADS = 12;
const HIDDEN = 384;
const EPSILON = 1e-12;
/** What padding adds to a score before the softmax: the lowest float32, as in Hugging Face's own export. */
const MASKED = -3.4028234663852886e38;

/** `fp32`: the weights as published. `int8`: the dense layers' weights in eight bits, one scale an output channel. */
export type Precision = 'fp32' | 'int8';

/**
 * The ONNX file of all-MiniLM-L6-v2 from its published weights: BERT (https://arxiv.org/abs/1810.04805) with six layers, without the pooler.
 * Inputs `input_ids`, `attention_mask`, `token_type_ids` (int64 `[batch][sequence]`), output `last_hidden_state` (`[batch][sequence][384]`): those
 * of Hugging Face's export, so that either file serves. The same weights give the same bytes on every machine.
 * @throws AppError BAD_INPUT when a weight is missing
 */
export function buildMiniLm(weights: Weights, precision: Precision): Buffer {
  const graph = new OnnxGraph('all-MiniLM-L6-v2');
  const model: Model = { graph, weights, precision };
  const [tokens, mask, types] = ['input_ids', 'attention_mask', 'token_type_ids'].map((name) =>
    graph.input(name, 'int64', ['batch', 'sequence']),
  );
  const padding = paddingScores(graph, mask!);
  let hidden = addEmbeddings(model, tokens!, types!);
  for (let layer = 0; layer < LAYERS; layer += 1) hidden = addLayer(model, hidden, { padding, prefix: `encoder.layer.${layer}` });
  graph.output('last_hidden_state', hidden, ['batch', 'sequence', HIDDEN]);
  return graph.toFile();
}

interface Model {
  graph: OnnxGraph;
  weights: Weights;
  precision: Precision;
}

/** Token, type and position vectors added up. The positions are a slice of their table: a Range with a Gather would break in onnxruntime's optimiser. */
function addEmbeddings(model: Model, tokens: string, types: string): string {
  const { graph } = model;
  const shape = graph.node('Shape', [tokens]);
  const length = graph.node('Slice', [shape, graph.integers(1), graph.integers(2), graph.integers(0)]);
  const positions = graph.node('Slice', [
    weight(model, 'embeddings.position_embeddings.weight'),
    graph.integers(0),
    length,
    graph.integers(0),
  ]);
  const words = graph.node('Gather', [weight(model, 'embeddings.word_embeddings.weight'), tokens]);
  const segments = graph.node('Gather', [weight(model, 'embeddings.token_type_embeddings.weight'), types]);
  const sum = graph.node('Add', [graph.node('Add', [words, segments]), positions]);
  return addNormalization(model, sum, 'embeddings.LayerNorm');
}

/** 0 for a token, {@link MASKED} for padding; `[batch][1][1][sequence]`, so that it adds to the scores of every head and position. */
function paddingScores(graph: OnnxGraph, mask: string): string {
  const isPadding = graph.node('Sub', [graph.float(1), graph.node('Cast', [mask], { to: { int: 1 } })]);
  return graph.node('Mul', [graph.node('Unsqueeze', [isPadding, graph.integers(1, 2)]), graph.float(MASKED)]);
}

function addLayer(model: Model, input: string, { padding, prefix }: { padding: string; prefix: string }): string {
  const { graph } = model;
  const context = addAttention(model, input, { padding, prefix: `${prefix}.attention.self` });
  const attended = dense(model, context, `${prefix}.attention.output.dense`);
  const middle = addNormalization(model, graph.node('Add', [attended, input]), `${prefix}.attention.output.LayerNorm`);
  const expanded = addGelu(graph, dense(model, middle, `${prefix}.intermediate.dense`));
  const contracted = dense(model, expanded, `${prefix}.output.dense`);
  return addNormalization(model, graph.node('Add', [contracted, middle]), `${prefix}.output.LayerNorm`);
}

/** Scaled dot-product attention with twelve heads of 32 dimensions (https://arxiv.org/abs/1706.03762, section 3.2). */
function addAttention(model: Model, input: string, { padding, prefix }: { padding: string; prefix: string }): string {
  const { graph } = model;
  const headSize = HIDDEN / HEADS;
  const heads = (name: string, order: readonly number[]): string => {
    const split = graph.node('Reshape', [dense(model, input, `${prefix}.${name}`), graph.integers(0, 0, HEADS, headSize)]);
    return graph.node('Transpose', [split], { perm: { ints: order } });
  };
  const products = graph.node('MatMul', [heads('query', [0, 2, 1, 3]), heads('key', [0, 2, 3, 1])]);
  const scores = graph.node('Add', [graph.node('Mul', [products, graph.float(1 / Math.sqrt(headSize))]), padding]);
  const attention = graph.node('Softmax', [scores], { axis: { int: -1 } });
  const mixed = graph.node('Transpose', [graph.node('MatMul', [attention, heads('value', [0, 2, 1, 3])])], {
    perm: { ints: [0, 2, 1, 3] },
  });
  return graph.node('Reshape', [mixed, graph.integers(0, 0, HIDDEN)]);
}

/** x * (1 + erf(x / sqrt 2)) / 2, in the shape that onnxruntime recognises and fuses (https://arxiv.org/abs/1606.08415). */
function addGelu(graph: OnnxGraph, input: string): string {
  const erf = graph.node('Erf', [graph.node('Div', [input, graph.float(Math.SQRT2)])]);
  return graph.node('Mul', [graph.node('Mul', [input, graph.node('Add', [erf, graph.float(1)])]), graph.float(0.5)]);
}

function addNormalization(model: Model, input: string, name: string): string {
  const inputs = [input, weight(model, `${name}.weight`), weight(model, `${name}.bias`)];
  return model.graph.node('LayerNormalization', inputs, { axis: { int: -1 }, epsilon: { float: EPSILON } });
}

function dense(model: Model, input: string, name: string): string {
  const options = { name, weights: tensor(model, `${name}.weight`), bias: tensor(model, `${name}.bias`), precision: model.precision };
  return addDense(model.graph, input, options);
}

function weight(model: Model, name: string): string {
  return model.graph.constant(name, { type: 'float32', ...tensor(model, name) });
}

function tensor(model: Model, name: string): { shape: readonly number[]; data: Float32Array } {
  const found = model.weights.get(name);
  if (found === undefined) throw new AppError('BAD_INPUT', `The weights lack ${name}: they are not those of all-MiniLM-L6-v2.`);
  return found;
}
