import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer } from 'graphql-ws';
import type { Server as ProtocolServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { GraphqlServer } from '../graphql/server.ts';
import type { Logger } from '../platform/logger.ts';
import { mayOpenSocket } from './cross-origin.ts';
import type { EndpointOptions } from './graphql-endpoint.ts';
import { requestIdOf } from './request-id.ts';
import { Connection, websocketProtocol } from './websocket-protocol.ts';

const PATH = '/graphql';
const KEEP_ALIVE_MS = 12_000;
const GRACE_MS = 1_000;
/** Bytes that may wait for a client that reads slowly. */
const MAXIMUM_WAITING_BYTES = 8 * 1024 * 1024;
/** Close codes of RFC 6455 and of the protocol graphql-transport-ws. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const BAD_REQUEST = 4400;

export interface WebsocketOptions extends EndpointOptions {
  /** Origins whose pages may connect from a browser, beside our own; `*` for all. */
  readonly corsOrigins: readonly string[];
}

/** Serves GraphQL over WebSocket on the HTTP server's own port. `close` says 1001 to every client. */
export function serveWebSocket(http: Server, server: GraphqlServer, options: WebsocketOptions): { close(): Promise<void> } {
  const { logger } = server.services;
  const protocol = makeServer(websocketProtocol(server, options));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.maximumBodyBytes,
    handleProtocols: (names) => handleProtocols(names),
  });
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== PATH) {
      refuseUpgrade(stream, '404 Not Found');
      return;
    }
    if (!mayOpenSocket(request, options.corsOrigins)) {
      refuseUpgrade(stream, '403 Forbidden');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => connect(protocol, socket, { requestId: requestIdOf(request), logger }));
  });
  return {
    close: async () => {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'The server is stopping.');
      // A client that does not say goodbye is not waited for.
      const grace = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), GRACE_MS);
      await new Promise((resolve) => sockets.close(resolve));
      clearTimeout(grace);
    },
  };
}

/** There is no WebSocket yet whose closing could carry a reason. */
function refuseUpgrade(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Joins a socket to the protocol: messages in, messages out, and the end of either. */
function connect(
  protocol: ProtocolServer<Connection>,
  socket: WebSocket,
  { requestId, logger }: { requestId: string; logger: Logger },
): void {
  const connection = new Connection(socket, requestId);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => send(connection, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (receive) =>
        socket.on('message', (data: Buffer) => {
          receive(data.toString()).catch((error: unknown) => {
            logger.warn({ area: 'http', requestId, err: error }, 'a WebSocket message could not be handled');
            socket.close(BAD_REQUEST, 'The message could not be handled.');
          });
        }),
    },
    connection,
  );
  const keepAlive = keepAliveTimer(socket);
  // Too large a message, a broken frame: ws closes the socket with the fitting code by itself.
  socket.on('error', (error) => logger.info({ area: 'http', requestId, err: error }, 'a WebSocket failed'));
  socket.once('close', (code, reason) => {
    clearInterval(keepAlive);
    // At once, and not only when the library has seen every stream come to its end.
    connection.release();
    closed(code, reason.toString()).catch((error: unknown) =>
      logger.error({ area: 'http', requestId, err: error }, 'a WebSocket did not end well'),
    );
  });
}

/** Resolves when the message has left, so that an operation waits for its reader; what else piles up (answers to pings) has a limit. */
function send(connection: Connection, text: string): Promise<void> {
  const { socket } = connection;
  if (socket.bufferedAmount > MAXIMUM_WAITING_BYTES) {
    connection.release();
    socket.close(POLICY_VIOLATION, 'The client reads too slowly.');
  }
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) resolve();
    // A message that cannot be sent any more means that the client has left; the socket's end says so.
    else socket.send(text, () => resolve());
  });
}

/** Asks for a sign of life; a client that gives none is gone. */
function keepAliveTimer(socket: WebSocket): NodeJS.Timeout {
  let isAlive = true;
  socket.on('pong', () => (isAlive = true));
  return setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, KEEP_ALIVE_MS);
}
