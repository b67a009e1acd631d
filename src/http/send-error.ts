import type { ServerResponse } from 'node:http';
import { AppError } from '../errors.ts';
import { formatError, statusOf } from '../graphql/format-error.ts';
import type { Logger } from '../platform/logger.ts';

/** Answers with the failure in the form of a GraphQL error, so that every answer of the server reads alike. */
export function sendError(response: ServerResponse, error: unknown, scope: { requestId: string; logger: Logger }): void {
  if (response.headersSent || response.destroyed) {
    response.end();
    return;
  }
  const status = error instanceof AppError ? statusOf(error.code) : 500;
  const body = JSON.stringify({ errors: [formatError(error, scope)] });
  // What is left of an unread body would be taken for the next request on the connection.
  if (status === 413) response.setHeader('Connection', 'close');
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) }).end(body);
}
