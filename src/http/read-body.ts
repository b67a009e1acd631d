import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';

/**
 * The request's body as JSON; `{}` when it is of another type, which Apollo refuses in words.
 * @throws AppError BAD_INPUT (malformed, compressed), TOO_LARGE
 */
export async function readJsonBody(request: IncomingMessage, maximumBytes: number): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return {};
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new AppError('BAD_INPUT', 'Compressed bodies are not accepted.', { details: { field: 'content-encoding' } });
  }
  const body = await readBytes(request, maximumBytes);
  if (!/^application\/([a-z.-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new AppError('BAD_INPUT', 'The body is not JSON in UTF-8.', { cause });
  }
}

async function readBytes(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  const tooLarge = (): AppError => new AppError('TOO_LARGE', `The body is larger than ${maximumBytes} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes) throw tooLarge();
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > maximumBytes) throw tooLarge();
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('CANCELLED', 'The client left while it sent the body.', { cause: error });
  }
  return Buffer.concat(pieces);
}
