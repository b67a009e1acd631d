import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { FakeServer, sendJson } from './fake-server.ts';
import type { CommonReply, RecordedRequest } from './fake-server.ts';

/** What the server does with one request. Without a script it answers as a working server would. */
export type ScriptedReply = StreamReply | CommonReply;

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

interface OpenAiBody {
  readonly model?: string;
  readonly input?: string[];
  readonly messages?: unknown;
  readonly stream?: boolean;
  readonly dimensions?: number;
}

/** A real HTTP server on a free port that speaks OpenAI's protocol: `/v1/chat/completions` (server-sent events) and `/v1/embeddings`, as long as they are asked for. */
export class FakeOpenAiServer extends FakeServer<OpenAiBody, StreamReply> {
  readonly #dimensions: number;

  private constructor(dimensions: number) {
    super();
    this.#dimensions = dimensions;
  }

  static async start(options: { dimensions?: number } = {}): Promise<FakeOpenAiServer> {
    return new FakeOpenAiServer(options.dimensions ?? 8).listen();
  }

  get baseUrl(): string {
    return `${this.origin}/v1`;
  }

  protected override async answer(
    { path, body }: RecordedRequest<OpenAiBody>,
    response: ServerResponse,
    reply: StreamReply | undefined,
  ): Promise<void> {
    if (path === '/v1/embeddings') sendJson(response, embeddingsOf(body.input ?? [], body.dimensions ?? this.#dimensions));
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
