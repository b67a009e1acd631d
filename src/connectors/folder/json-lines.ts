import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A line longer than this is refused unread: bytes of UTF-16, about 64 MB. */
const MAXIMUM_LINE_LENGTH = 32 * 1024 * 1024;

export interface JsonLine {
  readonly number: number;
  readonly bytes: number;
  readonly value?: Record<string, unknown>;
  /** Why there is no value. */
  readonly fault?: string;
}

/** The objects of a JSON-lines file, one at a time. A line that is no JSON object comes with a fault; empty lines are passed over. */
export async function* readJsonLines(path: string): AsyncGenerator<JsonLine> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    yield { number, bytes: Buffer.byteLength(line) + 1, ...parse(text) };
  }
}

function parse(text: string): { value: Record<string, unknown> } | { fault: string } {
  if (text.length > MAXIMUM_LINE_LENGTH) return { fault: 'the line is longer than 32 million characters' };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value: value as Record<string, unknown> };
    return { fault: 'the line is JSON but not an object' };
  } catch (error) {
    return { fault: `the line is not JSON (${(error as SyntaxError).message})` };
  }
}
