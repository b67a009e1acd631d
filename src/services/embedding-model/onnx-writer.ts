/**
 * Writes a graph in the ONNX file format: Protocol Buffers, with the field numbers of `onnx.proto3`
 * (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3, IR version 8). Only what {@link buildMiniLm} needs.
 */

/** Numbers of `TensorProto.DataType`. */
export const ONNX_TYPE = { float32: 1, int8: 3, int64: 7 } as const;

export type OnnxType = keyof typeof ONNX_TYPE;

/** Constant numbers of a graph; `data` is little-endian and row-major. */
export interface OnnxTensor {
  type: OnnxType;
  shape: readonly number[];
  data: Float32Array | Int8Array | BigInt64Array;
}

/** An attribute of a node: a float needs saying, because `1` could be either. */
export type OnnxAttribute = { int: number } | { ints: readonly number[] } | { float: number };

const OPSET = 17;
const IR_VERSION = 8;

/** Collects nodes and constants, then gives the file. Each method returns the name of the value that it makes, to be another node's input. */
export class OnnxGraph {
  readonly #name: string;
  readonly #nodes: Buffer[] = [];
  readonly #constants = new Map<string, Buffer>();
  readonly #inputs: Buffer[] = [];
  readonly #outputs: Buffer[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** An input of the graph. Dimensions are numbers, or names of lengths that vary. */
  input(name: string, type: OnnxType, dimensions: readonly (number | string)[]): string {
    this.#inputs.push(message(11, valueInfo(name, type, dimensions)));
    return name;
  }

  /** Makes a value of the graph one of its outputs, under the given name. */
  output(name: string, value: string, dimensions: readonly (number | string)[]): void {
    this.#nodes.push(message(1, nodeFields('Identity', [value], name, {})));
    this.#outputs.push(message(12, valueInfo(name, 'float32', dimensions)));
  }

  /** A constant. The same name given again is the same constant. */
  constant(name: string, tensor: OnnxTensor): string {
    if (!this.#constants.has(name)) this.#constants.set(name, message(5, tensorFields(name, tensor)));
    return name;
  }

  /** A list of whole numbers as a constant: a shape, axes, bounds of a slice. */
  integers(...values: readonly number[]): string {
    const data = BigInt64Array.from(values, BigInt);
    return this.constant(`integers_${values.join('_')}`, { type: 'int64', shape: [values.length], data });
  }

  /** A single float as a constant. */
  float(value: number): string {
    return this.constant(`float_${value}`, { type: 'float32', shape: [], data: Float32Array.of(value) });
  }

  /** Adds an operator with one output, and returns that output's name. */
  node(operator: string, inputs: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    return this.nodeWithOutputs(operator, inputs, { count: 1, attributes })[0]!;
  }

  /** Adds an operator with several outputs, and returns their names. */
  nodeWithOutputs(
    operator: string,
    inputs: readonly string[],
    options: { count: number; attributes?: Readonly<Record<string, OnnxAttribute>> },
  ): string[] {
    const outputs = Array.from({ length: options.count }, (_, index) => `${operator}_${this.#nodes.length}_${index}`);
    this.#nodes.push(message(1, nodeFields(operator, inputs, outputs, options.attributes ?? {})));
    return outputs;
  }

  /** The finished file. */
  toFile(): Buffer {
    const graph = Buffer.concat([...this.#nodes, text(2, this.#name), ...this.#constants.values(), ...this.#inputs, ...this.#outputs]);
    return Buffer.concat([
      integer(1, IR_VERSION),
      text(2, 'weft'),
      message(7, graph),
      message(8, Buffer.concat([text(1, ''), integer(2, OPSET)])),
    ]);
  }
}

function nodeFields(
  operator: string,
  inputs: readonly string[],
  outputs: string | readonly string[],
  attributes: Readonly<Record<string, OnnxAttribute>>,
): Buffer {
  const names = typeof outputs === 'string' ? [outputs] : outputs;
  return Buffer.concat([
    ...inputs.map((input) => text(1, input)),
    ...names.map((output) => text(2, output)),
    text(3, names[0]!),
    text(4, operator),
    ...Object.entries(attributes).map(([name, value]) => message(5, attributeFields(name, value))),
  ]);
}

/** `AttributeProto`: the kinds (field 20) are FLOAT = 1, INT = 2, INTS = 7. */
function attributeFields(name: string, value: OnnxAttribute): Buffer {
  if ('float' in value) return Buffer.concat([text(1, name), float(2, value.float), integer(20, 1)]);
  if ('int' in value) return Buffer.concat([text(1, name), integer(3, value.int), integer(20, 2)]);
  return Buffer.concat([text(1, name), ...value.ints.map((int) => integer(8, int)), integer(20, 7)]);
}

function tensorFields(name: string, { type, shape, data }: OnnxTensor): Buffer {
  const raw = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return Buffer.concat([...shape.map((length) => integer(1, length)), integer(2, ONNX_TYPE[type]), text(8, name), message(9, raw)]);
}

function valueInfo(name: string, type: OnnxType, dimensions: readonly (number | string)[]): Buffer {
  const shape = dimensions.map((length) => message(1, typeof length === 'number' ? integer(1, length) : text(2, length)));
  const tensorType = Buffer.concat([integer(1, ONNX_TYPE[type]), message(2, Buffer.concat(shape))]);
  return Buffer.concat([text(1, name), message(2, message(1, tensorType))]);
}

// The wire format of Protocol Buffers: each field is a tag (number and wire type), then its value.
// https://protobuf.dev/programming-guides/encoding/

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

function message(field: number, content: Uint8Array): Buffer {
  return Buffer.concat([tag(field, LENGTH_DELIMITED), varint(content.length), content]);
}

function text(field: number, value: string): Buffer {
  return message(field, Buffer.from(value));
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([tag(field, VARINT), varint(value)]);
}

function float(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([tag(field, FIXED_32), bytes]);
}

function tag(field: number, wireType: number): Buffer {
  return varint(field * 8 + wireType);
}

/** Seven bits a byte, lowest first; a negative number is its two's complement in 64 bits. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
