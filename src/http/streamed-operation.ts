import { randomUUID } from 'node:crypto';
import { OperationTypeNode, execute, subscribe } from 'graphql';
import type { ExecutionArgs, ExecutionResult, FormattedExecutionResult, GraphQLError } from 'graphql';
import { createContext } from '../graphql/context.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { formatError } from '../graphql/format-error.ts';
import { prepareOperation } from '../graphql/operation.ts';
import type { PreparedOperation } from '../graphql/operation.ts';
import type { OperationRequest } from '../graphql/persisted-documents.ts';
import type { GraphqlServer } from '../graphql/server.ts';
import type { Logger } from '../platform/logger.ts';
import type { OperationDeadline } from './operation-deadline.ts';

/** An operation over WebSocket or server-sent events: what GraphQL executes, and what ends it. */
export type StreamedOperation = PreparedOperation & { contextValue: GraphqlContext; deadline: OperationDeadline };

/**
 * Checks the token anew, so that what the asker may see is what holds now, then the operation.
 * @throws AppError UNAUTHENTICATED, DEPENDENCY_UNAVAILABLE, PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_ID_REQUIRED
 */
export async function beginOperation(
  server: GraphqlServer,
  request: OperationRequest,
  { token, deadline, requestId = randomUUID() }: { token: string; deadline: OperationDeadline; requestId?: string },
): Promise<StreamedOperation | GraphQLError[]> {
  // The token first, as over HTTP: what is wrong with an operation tells of the schema.
  const contextValue = await createContext(server.services, { token, requestId, signal: deadline.signal });
  const prepared = prepareOperation(server.schema, server.persistedDocuments.resolve(request), server.options);
  if (Array.isArray(prepared)) return prepared;
  return { ...prepared, contextValue, deadline };
}

/** Runs an operation of any kind. */
export function runOperation(operation: StreamedOperation): Promise<ExecutionResult | AsyncGenerator<ExecutionResult>> {
  return operation.operationType === OperationTypeNode.SUBSCRIPTION ? subscribeCancellably(operation) : executeOnce(operation);
}

/** Stands for work that has no stream: to end it is to cancel the work. */
export function cancellableWork(deadline: OperationDeadline): AsyncGenerator<ExecutionResult> {
  return new CancellableStream(nothing(), deadline);
}

/** Runs a query or mutation; its deadline ends with it. */
export async function executeOnce(args: ExecutionArgs): Promise<ExecutionResult> {
  const { deadline } = args as StreamedOperation;
  try {
    return await execute(args);
  } finally {
    deadline.finish();
  }
}

/**
 * Runs a subscription so that leaving is felt at once: the work is cancelled before the stream is asked to end, because a stream that waits
 * for its next event would notice the wish only after that event. Every event gives the deadline its full time again.
 */
export async function subscribeCancellably(args: ExecutionArgs): Promise<ExecutionResult | AsyncGenerator<ExecutionResult>> {
  const { deadline } = args as StreamedOperation;
  const stream = await subscribe(args);
  if (!(Symbol.asyncIterator in stream)) {
    deadline.finish();
    return stream;
  }
  return new CancellableStream(stream as AsyncGenerator<ExecutionResult>, deadline);
}

/** What a client is shown of a result, with its errors masked. */
export function presentResult(result: ExecutionResult, scope: { requestId: string; logger: Logger }): FormattedExecutionResult {
  const { errors, ...rest } = result;
  return errors === undefined ? rest : { ...rest, errors: errors.map((error) => formatError(error, scope)) };
}

async function* nothing(): AsyncGenerator<never> {}

class CancellableStream implements AsyncGenerator<ExecutionResult> {
  readonly #stream: AsyncGenerator<ExecutionResult>;
  readonly #deadline: OperationDeadline;

  constructor(stream: AsyncGenerator<ExecutionResult>, deadline: OperationDeadline) {
    this.#stream = stream;
    this.#deadline = deadline;
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    this.#deadline.restart();
    const result = await this.#stream.next();
    if (result.done === true) this.#deadline.finish();
    return result;
  }

  async return(value: unknown): Promise<IteratorResult<ExecutionResult>> {
    this.#deadline.cancel();
    return this.#stream.return(value);
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult>> {
    this.#deadline.cancel();
    return this.#stream.throw(error);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return(undefined);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
