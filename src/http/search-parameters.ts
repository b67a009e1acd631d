import { AppError } from '../errors.ts';
import type { OperationRequest } from '../graphql/persisted-documents.ts';

const TEXTS = ['query', 'operationName', 'documentId'] as const;
const OBJECTS = ['variables', 'extensions'] as const;

/**
 * The operation that a GET request's address carries (GraphQL over HTTP, "GET"): `variables` and `extensions` are JSON.
 * @throws AppError BAD_INPUT
 */
export function readSearch(search: string): OperationRequest {
  const parameters = new URLSearchParams(search);
  const request: Record<string, unknown> = {};
  for (const name of TEXTS) request[name] = parameters.get(name) ?? undefined;
  for (const name of OBJECTS) request[name] = readObject(name, parameters.get(name));
  return request;
}

function readObject(name: string, text: string | null): unknown {
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('BAD_INPUT', `"${name}" in the address is not JSON.`, { cause });
  }
}

/** The opposite of {@link readSearch}. */
export function toSearch(request: OperationRequest): string {
  const parameters = new URLSearchParams();
  for (const name of TEXTS) if (typeof request[name] === 'string') parameters.set(name, request[name]);
  for (const name of OBJECTS) if (request[name] !== undefined) parameters.set(name, JSON.stringify(request[name]));
  return `?${parameters.toString()}`;
}
