import { AppError } from '../../errors.ts';

/** The named arrays of a model, float32 and row-major. */
export type Weights = ReadonlyMap<string, { shape: readonly number[]; data: Float32Array }>;

interface HeaderEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/**
 * Reads the safetensors format: eight bytes with the header's length, a JSON header, the numbers (https://huggingface.co/docs/safetensors).
 * Tensors of another type than float32 are left out.
 * @throws AppError BAD_INPUT when the bytes are not such a file
 */
export function readSafetensors(file: Buffer): Weights {
  const headerLength = file.length >= 8 ? Number(file.readBigUInt64LE(0)) : Infinity;
  if (8 + headerLength > file.length) throw notSafetensors();
  const weights = new Map<string, { shape: readonly number[]; data: Float32Array }>();
  for (const [name, entry] of Object.entries(parseHeader(file.toString('utf8', 8, 8 + headerLength)))) {
    if (entry.dtype !== 'F32') continue;
    const [begin, end] = entry.data_offsets.map((offset) => 8 + headerLength + offset) as [number, number];
    if (end > file.length) throw notSafetensors();
    // Copied, because a Float32Array must begin at a multiple of four bytes and the header may have any length.
    weights.set(name, { shape: entry.shape, data: new Float32Array(Uint8Array.from(file.subarray(begin, end)).buffer) });
  }
  return weights;
}

function parseHeader(json: string): Record<string, HeaderEntry> {
  try {
    return JSON.parse(json) as Record<string, HeaderEntry>;
  } catch (error) {
    throw notSafetensors(error);
  }
}

function notSafetensors(cause?: unknown): AppError {
  return new AppError('BAD_INPUT', 'The weights are not a whole safetensors file.', { cause });
}
