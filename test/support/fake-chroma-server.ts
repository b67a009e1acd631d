import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. Without a script it answers as a working, empty server would. */
export type ChromaReply =
  /** An answer with this status, as Chroma itself or a gateway before it gives. */
  | { kind: 'status'; status: number; body?: string }
  /** The connection breaks off without an answer. */
  | { kind: 'break' }
  /** Takes the request and never answers. */
  | { kind: 'silence' };

export interface ChromaRequest {
  readonly method: string;
  /** The last part of the path: `collections`, `upsert`, `query`, `pre-flight-checks` ... */
  readonly operation: string;
  readonly body: { readonly ids?: readonly string[]; readonly name?: string };
}

/** A real HTTP server on a free port that speaks Chroma's protocol, for what a real Chroma cannot be made to do. It keeps nothing. */
export class FakeChromaServer {
  readonly requests: ChromaRequest[] = [];
  readonly #server: Server;
  readonly #maximumBatch: number;
  #script: ChromaReply[] = [];

  private constructor(maximumBatch: number) {
    this.#maximumBatch = maximumBatch;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(options: { maximumBatch?: number } = {}): Promise<FakeChromaServer> {
    const fake = new FakeChromaServer(options.maximumBatch ?? 5_461);
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next requests get these replies, one each. */
  script(...replies: ChromaReply[]): void {
    this.#script = replies;
  }

  /** The requests of one kind. */
  requestsOf(operation: string): ChromaRequest[] {
    return this.requests.filter((request) => request.operation === operation);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString();
    const operation = request.url?.split('/').at(-1) ?? '';
    const body = (text === '' ? {} : JSON.parse(text)) as ChromaRequest['body'];
    this.requests.push({ method: request.method ?? '', operation, body });

    const reply = this.#script.shift();
    if (reply?.kind === 'silence') return;
    if (reply?.kind === 'break') response.destroy();
    else if (reply?.kind === 'status') response.writeHead(reply.status).end(reply.body ?? '');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(this.#answerTo(operation, body)));
  }

  #answerTo(operation: string, { name }: ChromaRequest['body']): unknown {
    if (operation === 'pre-flight-checks') return { max_batch_size: this.#maximumBatch, supports_base64_encoding: false };
    if (operation === 'query') return { ids: [[]], distances: [[]], include: ['distances'] };
    if (operation !== 'collections') return {};
    return { id: '5d1cf7a2-7b5c-4b9d-8a56-7c7d2f6f9f11', name, tenant: 't', database: 'd', configuration_json: {} };
  }
}
