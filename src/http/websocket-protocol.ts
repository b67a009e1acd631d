import { GraphQLError } from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { AppError, asAppError } from '../errors.ts';
import { formatError, toHttpError } from '../graphql/format-error.ts';
import type { OperationRequest } from '../graphql/persisted-documents.ts';
import type { GraphqlServer } from '../graphql/server.ts';
import { parseBearer } from './bearer-token.ts';
import { OperationDeadline } from './operation-deadline.ts';
import { beginOperation, cancellableWork, executeOnce, presentResult, subscribeCancellably } from './streamed-operation.ts';
import type { StreamedOperation } from './streamed-operation.ts';

const CONNECTION_INIT_TIMEOUT_MS = 3_000;
/** Operations under way on one socket at most. */
const MAXIMUM_OPERATIONS = 100;
/** A timer's longest delay. */
const MAXIMUM_DELAY_MS = 2 ** 31 - 1;
/**
 * Close codes of the protocol graphql-transport-ws, and one of RFC 6455's register. A client gives up on 4401 and comes back on the others: with a
 * new token after 4403, and after a pause when we could not look.
 */
const CLOSE = { unauthorized: 4401, forbidden: 4403, tryAgainLater: 1013 } as const;

/** What is kept for a socket while it is open. */
export class Connection {
  readonly socket: WebSocket;
  readonly requestId: string;
  token = '';
  readonly #deadlines = new Set<OperationDeadline>();
  #expiry: NodeJS.Timeout | undefined;
  #isReleased = false;

  constructor(socket: WebSocket, requestId: string) {
    this.socket = socket;
    this.requestId = requestId;
  }

  /** For one operation, which is cancelled when the socket closes. */
  startDeadline(timeoutMs: number): OperationDeadline {
    const deadline = new OperationDeadline(timeoutMs, () => this.#deadlines.delete(deadline));
    this.#deadlines.add(deadline);
    if (this.#isReleased) deadline.cancel();
    return deadline;
  }

  /** Ends the socket when its token ends. */
  expireAt(timeMs: number): void {
    // The socket may have closed while its token was checked.
    if (this.#isReleased) return;
    const end = (): void => this.socket.close(CLOSE.forbidden, 'The token has expired.');
    this.#expiry = setTimeout(end, Math.min(Math.max(timeMs - Date.now(), 0), MAXIMUM_DELAY_MS));
  }

  /** The socket is closed: nothing of it goes on. */
  release(): void {
    this.#isReleased = true;
    clearTimeout(this.#expiry);
    for (const deadline of this.#deadlines) deadline.cancel();
  }
}

type Payload = Record<string, unknown> | undefined;
type ConnectionContext = Context<Payload, Connection>;

/** How the protocol graphql-transport-ws is served: who may connect, and how each operation begins, runs and reports its errors. */
export function websocketProtocol(
  server: GraphqlServer,
  { requestTimeoutMs }: { requestTimeoutMs: number },
): ServerOptions<Payload, Connection> {
  const { logger } = server.services;
  return {
    connectionInitWaitTimeout: CONNECTION_INIT_TIMEOUT_MS,
    onConnect: (context) => admit(server, context),
    async onSubscribe(context, id, payload) {
      const { extra: connection } = context;
      if (Object.keys(context.subscriptions).length > MAXIMUM_OPERATIONS) {
        const message = `There are more than ${MAXIMUM_OPERATIONS} operations under way on this connection.`;
        return [toHttpError(new AppError('RATE_LIMITED', message))];
      }
      const deadline = connection.startDeadline(requestTimeoutMs);
      // The library ends what it finds here when the client completes the operation. It puts streams here itself, but only once they have
      // begun, and never a query: this stands for both.
      context.subscriptions[id] = cancellableWork(deadline);
      const operation = await begin(server, payload, { token: connection.token, deadline });
      if (Array.isArray(operation)) deadline.finish();
      return operation;
    },
    execute: executeOnce,
    subscribe: subscribeCancellably,
    onNext: (_context, _id, _payload, args, result) =>
      presentResult(result, { requestId: (args as StreamedOperation).contextValue.requestId, logger }),
    onError: ({ extra: { requestId } }, _id, _payload, errors) => errors.map((error) => formatError(error, { requestId, logger })),
  };
}

async function begin(
  server: GraphqlServer,
  payload: OperationRequest,
  options: { token: string; deadline: OperationDeadline },
): Promise<StreamedOperation | GraphQLError[]> {
  try {
    return await beginOperation(server, payload, options);
  } catch (error) {
    return [new GraphQLError('The operation could not begin.', { originalError: error as Error })];
  }
}

/** Lets a client with a good token in; closes the socket of any other, with the reason. */
async function admit({ services }: GraphqlServer, { extra: connection, connectionParams }: ConnectionContext): Promise<boolean> {
  try {
    connection.token = tokenOf(connectionParams);
    const { expiresAt } = await services.app.access.authenticate(connection.token);
    connection.expireAt(expiresAt);
    return true;
  } catch (error) {
    const failure = asAppError(error, (cause) => new AppError('INTERNAL', 'The connection failed.', { cause }));
    connection.socket.close(closeCodeOf(failure), failure.message);
    return false;
  }
}

/** Clients differ in where they put it: `Authorization` or `authorization` with or without "Bearer", or `token`. */
function tokenOf(parameters: Payload): string {
  const { Authorization, authorization, token } = parameters ?? {};
  const given = Authorization ?? authorization ?? token;
  if (typeof given !== 'string' || given.trim() === '') {
    throw new AppError('UNAUTHENTICATED', 'No token: send connection_init with { "Authorization": "Bearer <token>" }.');
  }
  return /^bearer\s/i.test(given.trim()) ? parseBearer(given) : given.trim();
}

function closeCodeOf({ code, details }: AppError): number {
  if (code !== 'UNAUTHENTICATED') return CLOSE.tryAgainLater;
  return details.isExpired === true ? CLOSE.forbidden : CLOSE.unauthorized;
}
