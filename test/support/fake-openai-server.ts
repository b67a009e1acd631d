import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the server does with one request. Without a script it answers as a working server would. */
export type ScriptedReply =
  | StreamReply
  /** Any status, headers and body, e.g. a 429 with `Retry-After`, or a proxy's error page with status 200. */
  | { kind: 'plain'; status: number; headers?: Record<string, string>; body: string }
  /** Takes the request and never answers. */
  | { kind: 'silence' };

export interface StreamReply {
  kind: 'stream';
  texts: readonly string[];
  /** Byte offsets at which the body is cut into separate network writes. */
  cutAt?: readonly number[];
  /** Whether the last event carries a `finish_reason` and `[DONE]` follows. */
  isFinished?: boolean;
  /** What comes after the texts: nothing more while the connection stays open, or a broken connection. */
  end?: 'stall' | 'break';
}

export interface RecordedRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: { model?: string; input?: string[]; messages?: unknown; stream?: boolean; dimensions?: number };
  /** Set once the client closed the connection before the answer's end. */
  isAborted: boolean;
}

/** A real HTTP server on a free port that speaks OpenAI's protocol: `/v1/chat/completions` (server-sent events) and `/v1/embeddings`, as long as they are asked for. */
export class FakeOpenAiServer {
  readonly requests: RecordedRequest[] = [];
  readonly #server: Server;
  readonly #dimensions: number;
  #script: ScriptedReply[] = [];

  private constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(options: { dimensions?: number } = {}): Promise<FakeOpenAiServer> {
    const fake = new FakeOpenAiServer(options.dimensions ?? 8);
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** The next requests get these replies, one each. */
  script(...replies: ScriptedReply[]): void {
    this.#script = replies;
  }

  /** Resolves when a client has hung up on the latest request. */
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
    const body = JSON.parse(Buffer.concat(pieces).toString()) as RecordedRequest['body'];
    const recorded = { path: request.url ?? '', headers: request.headers, body, isAborted: false };
    this.requests.push(recorded);
    response.on('close', () => (recorded.isAborted = !response.writableFinished));

    const reply = this.#script.shift();
    if (reply?.kind === 'silence') return;
    if (reply?.kind === 'plain') response.writeHead(reply.status, reply.headers).end(reply.body);
    else if (recorded.path === '/v1/embeddings') sendJson(response, embeddingsOf(body.input ?? [], body.dimensions ?? this.#dimensions));
    else await sendStream(response, reply ?? { kind: 'stream', texts: ['Forty', '-two', '.'] });
  }
}

/** The body of a stream: one event a text, then the end mark. */
export function streamBody({ texts, isFinished = true }: Pick<StreamReply, 'texts' | 'isFinished'>): Buffer {
  const event = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const events = texts.map((content) => event({ content }, null));
  return Buffer.from([...events, ...(isFinished ? [event({}, 'stop'), 'data: [DONE]\n\n'] : [])].join(''));
}

/** The reply of a working server to these texts, with vectors that depend on the text alone; a shorter one is the beginning of a longer one. */
export function embeddingsOf(texts: readonly string[], dimensions: number): { data: { index: number; embedding: number[] }[] } {
  return { data: texts.map((text, index) => ({ index, embedding: vectorOf(text, dimensions) })) };
}

function vectorOf(text: string, dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, place) => createHash('sha256').update(`${place}:${text}`).digest().readInt32LE() / 2 ** 31);
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function sendStream(response: ServerResponse, reply: StreamReply): Promise<void> {
  const body = streamBody(reply);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.socket?.setNoDelay(true);
  const bounds = [0, ...(reply.cutAt ?? []), body.length];
  for (let piece = 1; piece < bounds.length; piece += 1) {
    response.write(body.subarray(bounds[piece - 1], bounds[piece]));
    // A pause, so that the pieces arrive one by one.
    if (piece < bounds.length - 1) await sleep(2);
  }
  if (reply.end === 'break') {
    await sleep(20);
    response.destroy();
  } else if (reply.end !== 'stall') response.end();
}
