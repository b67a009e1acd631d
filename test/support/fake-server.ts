import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RecordedRequest<Body> {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
  /** Set once the client closed the connection before the answer's end. */
  isAborted: boolean;
}

/** What every script may hold besides its server's own replies. */
export type CommonReply =
  /** Any status, headers and body, e.g. a 429 with `Retry-After`, or a proxy's error page with status 200. */
  | { kind: 'plain'; status: number; headers?: Record<string, string>; body: string }
  /** Takes the request and never answers. */
  | { kind: 'silence' };

/** A real HTTP server on a free port that keeps what it is asked, JSON, and answers by a script, where it has one. */
export abstract class FakeServer<Body, Reply extends { kind: string }> {
  readonly requests: RecordedRequest<Body>[] = [];
  readonly #server: Server;
  #script: (Reply | CommonReply)[] = [];

  protected constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response));
  }

  /** How it answers by itself (no reply), or by a reply of its own kind. */
  protected abstract answer(request: RecordedRequest<Body>, response: ServerResponse, reply: Reply | undefined): void | Promise<void>;

  protected async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  protected get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next requests get these replies, one each. */
  script(...replies: (Reply | CommonReply)[]): void {
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

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = JSON.parse(Buffer.concat(pieces).toString()) as Body;
    const recorded = { path: request.url ?? '', headers: request.headers, body, isAborted: false };
    this.requests.push(recorded);
    response.on('close', () => (recorded.isAborted = !response.writableFinished));

    const reply = this.#script.shift();
    if (reply === undefined || !isCommon(reply)) await this.answer(recorded, response, reply);
    else if (reply.kind === 'plain') response.writeHead(reply.status, reply.headers).end(reply.body);
  }
}

function isCommon(reply: { kind: string }): reply is CommonReply {
  return reply.kind === 'plain' || reply.kind === 'silence';
}

export function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
