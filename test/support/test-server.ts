import type { App } from '../../src/app.ts';
import type { ExecutionResult } from 'graphql';
import { startHttpServer } from '../../src/http/http-server.ts';
import type { HttpServer } from '../../src/http/http-server.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { GraphqlData } from './graphql-data.ts';
import { openRealApp, realConfig } from './real-app.ts';
import { CompanySeed } from './test-company.ts';

export interface TestServerOptions {
  /** Replace what the environment says, e.g. `{ NEO4J_URI: proxy.through(...) }` or `{ WEFT_REQUEST_TIMEOUT_MS: '200' }`. */
  settings?: Readonly<Record<string, string>>;
  defaultToken?: string;
  /** Default: a free one. */
  port?: number;
  /** The app whose features the server offers; by default the real one. */
  adapt?: (app: App) => App;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  body: ExecutionResult<Record<string, GraphqlData>>;
}

/** The whole server on a free port, over the real services. */
export class TestServer {
  readonly app: App;
  readonly http: HttpServer;

  private constructor(app: App, http: HttpServer) {
    this.app = app;
    this.http = http;
  }

  static async start({ settings = {}, defaultToken, port = 0, adapt = (app) => app }: TestServerOptions = {}): Promise<TestServer> {
    const app = await openRealApp(settings);
    const { http, graphql } = realConfig({ ...settings, WEFT_PORT: String(port) });
    try {
      return new TestServer(app, await startHttpServer(adapt(app), { http, graphql, logger: createLogger('silent'), defaultToken }));
    } catch (error) {
      await app.close();
      throw error;
    }
  }

  /** A tenant of the test's own, to be filled. */
  company(name = 'company'): CompanySeed {
    return new CompanySeed(this.app, name);
  }

  get graphqlUrl(): string {
    return `${this.http.url}/graphql`;
  }

  get websocketUrl(): string {
    return this.graphqlUrl.replace('http', 'ws');
  }

  /** Sends an operation by POST. */
  async query(token: string | undefined, query: string, variables?: Record<string, unknown>): Promise<Reply> {
    return this.post(token, JSON.stringify({ query, variables }));
  }

  /** Sends any body by POST. */
  async post(token: string | undefined, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Reply> {
    const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(this.graphqlUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      body: body as string,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: Headers; text: string }> {
    const response = await fetch(`${this.http.url}${path}`, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  async close(): Promise<void> {
    await this.http.close();
    await this.app.close();
  }
}

/** The code of the first error. */
export function codeOf({ body }: Pick<Reply, 'body'>): unknown {
  return body.errors?.[0]?.extensions?.code;
}
