import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';

const BEARER = /^bearer +([^\s]+)$/i;

/**
 * The token of `Authorization: Bearer <token>`.
 * @throws AppError UNAUTHENTICATED when there is none; BAD_INPUT for two headers, of which a proxy and we could each believe another
 */
export function bearerToken(request: IncomingMessage): string {
  const given = request.rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === 'authorization');
  if (given.length > 1) throw new AppError('BAD_INPUT', 'There are two Authorization headers.');
  return parseBearer(request.headers.authorization);
}

/** The token of a header's value. @throws AppError UNAUTHENTICATED when there is none */
export function parseBearer(value: unknown): string {
  const token = typeof value === 'string' ? BEARER.exec(value.trim())?.[1] : undefined;
  if (token === undefined) throw new AppError('UNAUTHENTICATED', 'There is no token: send "Authorization: Bearer <token>".');
  return token;
}
