import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the server does with one request. Without a script it finds {@link FOUND}. */
export type TavilyReply =
  /** Any status, headers and body. */
  | { kind: 'plain'; status: number; headers?: Record<string, string>; body: string }
  /** These results, as they are. */
  | { kind: 'results'; results: readonly unknown[] }
  /** The connection breaks off without an answer. */
  | { kind: 'break' }
  /** Takes the request and never answers. */
  | { kind: 'silence' };

export interface TavilyRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly query?: string; readonly max_results?: number };
  /** Set once the client closed the connection before the answer's end. */
  isAborted: boolean;
}

export const FOUND = {
  title: 'Sunspots for sailors',
  url: 'https://example.org/sunspots',
  content: 'The sunspot cycle lasts about eleven years from one minimum to the next.',
  score: 0.81,
};

/** A real HTTP server on a free port that speaks Tavily's protocol. */
export class FakeTavilyServer {
  readonly requests: TavilyRequest[] = [];
  readonly #server: Server;
  #script: TavilyReply[] = [];

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<FakeTavilyServer> {
    const fake = new FakeTavilyServer();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Forgets what was asked; the next requests get these replies, one each. */
  script(...replies: TavilyReply[]): void {
    this.requests.length = 0;
    this.#script = replies;
  }

  /** Resolves when the client has hung up on the latest request. */
  async untilAborted(withinMs = 2_000): Promise<void> {
    const end = Date.now() + withinMs;
    while (this.requests.at(-1)?.isAborted !== true) {
      if (Date.now() > end) throw new Error('The client did not end its request.');
      await sleep(5);
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = JSON.parse(Buffer.concat(pieces).toString()) as TavilyRequest['body'];
    const recorded: TavilyRequest = { path: request.url ?? '', headers: request.headers, body, isAborted: false };
    this.requests.push(recorded);
    response.on('close', () => (recorded.isAborted = !response.writableFinished));

    const reply = this.#script.shift() ?? { kind: 'results', results: [FOUND] };
    if (reply.kind === 'silence') return;
    if (reply.kind === 'break') response.destroy();
    else if (reply.kind === 'plain') response.writeHead(reply.status, reply.headers).end(reply.body);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ query: '', results: reply.results }));
  }
}
