import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { createGraphqlServer } from '../graphql/server.ts';
import type { GraphqlServer } from '../graphql/server.ts';
import type { Logger } from '../platform/logger.ts';
import { shareAcrossOrigins } from './cross-origin.ts';
import { renderGraphiqlPage } from './graphiql.ts';
import { answerOverHttp } from './graphql-endpoint.ts';
import { checkReadiness } from './health.ts';
import { requestIdOf } from './request-id.ts';
import { GRAPHIQL_POLICY, setSecurityHeaders } from './security-headers.ts';
import { sendError } from './send-error.ts';
import { createAnswerStream } from './server-sent-events.ts';
import { serveWebSocket } from './websocket.ts';

export interface HttpServerOptions {
  readonly http: Config['http'];
  readonly graphql: Config['graphql'];
  readonly logger: Logger;
  /** Prefilled in GraphiQL: for the sample run alone, because whoever opens the page gets it. */
  readonly defaultToken?: string;
}

export interface HttpServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, says goodbye to streams, lets what is under way finish for a moment. */
  close(): Promise<void>;
}

/** How long requests under way may go on once the server is to stop. */
const GRACE_MS = 5_000;
/**
 * How long a connection stays open without a request: longer than load balancers and clients keep theirs (mostly 60 s), so that nobody sends a
 * request over a connection that is being closed at this very moment. Node's own five seconds are shorter than that.
 */
const KEEP_ALIVE_MS = 65_000;

/**
 * Listens on one port: `/graphql` (HTTP and WebSocket), `/graphql/stream` (server-sent events), `/` (GraphiQL), `/livez`, `/readyz`.
 * @throws AppError CONFLICT when the port is taken
 */
export async function startHttpServer(app: App, options: HttpServerOptions): Promise<HttpServer> {
  const { http: settings, logger } = options;
  const graphql = await createGraphqlServer(app, options.graphql, logger);
  const server = createServer(
    { requestTimeout: settings.requestTimeoutMs, keepAliveTimeout: KEEP_ALIVE_MS },
    createRoutes(app, graphql, options),
  );
  const sockets = serveWebSocket(server, graphql, settings);
  try {
    await listen(server, settings);
  } catch (error) {
    await graphql.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${urlHost(settings.host)}:${port}`,
    port,
    close: async () => {
      const isClosed = new Promise((resolve) => server.close(resolve));
      await sockets.close();
      server.closeIdleConnections();
      const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await isClosed;
      clearTimeout(grace);
      await graphql.close();
    },
  };
}

function createRoutes(
  app: App,
  graphql: GraphqlServer,
  { http: settings, graphql: { isGraphiqlOn, persistedDocuments }, logger, defaultToken }: HttpServerOptions,
): Express {
  const routes = express();
  routes.disable('x-powered-by').disable('etag');
  routes.use((request, response, next) => {
    response.locals.requestId = requestIdOf(request);
    response.setHeader('X-Request-Id', idOf(response));
    setSecurityHeaders(response);
    next();
  });
  routes.use('/graphql', shareAcrossOrigins(settings.corsOrigins));
  routes.all('/graphql', (request, response) => answerOverHttp(graphql, settings, { request, response, requestId: idOf(response) }));
  const answerStream = createAnswerStream(graphql, settings);
  routes.all('/graphql/stream', (request, response) => answerStream(request, response, idOf(response)));
  routes.get('/livez', (_request, response) => void response.json({ status: 'alive' }));
  routes.get('/readyz', async (_request, response) => {
    const readiness = await checkReadiness(app.health);
    response.status(readiness.status === 'unavailable' ? 503 : 200).json(readiness);
  });
  // Where only persisted documents are run there is nothing that GraphiQL could do.
  if (isGraphiqlOn && !persistedDocuments.isRequired) routes.get('/', graphiqlPage(defaultToken));
  routes.use(() => {
    throw new AppError('NOT_FOUND', 'There is nothing at this address. GraphQL is at /graphql.');
  });
  routes.use(errorHandler(logger));
  return routes;
}

function graphiqlPage(defaultToken: string | undefined): RequestHandler {
  // Nine megabytes: made once, when somebody first looks.
  let page: string | undefined;
  return (_request: Request, response: Response) => {
    page ??= renderGraphiqlPage(defaultToken);
    response.setHeader('Content-Security-Policy', GRAPHIQL_POLICY);
    response.type('html').send(page);
  };
}

/** Express's own answer would be an HTML page with a stack. */
function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    sendError(response, isExpressFault(error) ? new AppError('BAD_INPUT', 'The address is malformed.', { cause: error }) : error, {
      requestId: idOf(response),
      logger,
    });
  };
}

/** A path that cannot be decoded, which express throws with a status of its own. */
function isExpressFault(error: unknown): boolean {
  return error instanceof URIError;
}

function idOf(response: Response): string {
  return response.locals.requestId as string;
}

function listen(server: Server, { host, port }: Config['http']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const words = cause.code === 'EADDRINUSE' ? 'is in use: set WEFT_PORT to another' : 'cannot be listened on';
      reject(new AppError('CONFLICT', `Port ${port} on ${host} ${words}.`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
