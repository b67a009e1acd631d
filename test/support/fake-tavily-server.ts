import type { ServerResponse } from 'node:http';
import { FakeServer, sendJson } from './fake-server.ts';
import type { CommonReply, RecordedRequest } from './fake-server.ts';

/** What the server does with one request. Without a script it finds {@link FOUND}. */
type OwnReply =
  /** These results, as they are. */
  | { kind: 'results'; results: readonly unknown[] }
  /** The connection breaks off without an answer. */
  | { kind: 'break' };
export type TavilyReply = OwnReply | CommonReply;

interface TavilyBody {
  readonly query?: string;
  readonly max_results?: number;
}

export const FOUND = {
  title: 'Sunspots for sailors',
  url: 'https://example.org/sunspots',
  content: 'The sunspot cycle lasts about eleven years from one minimum to the next.',
  score: 0.81,
};

/** A real HTTP server on a free port that speaks Tavily's protocol. */
export class FakeTavilyServer extends FakeServer<TavilyBody, OwnReply> {
  static async start(): Promise<FakeTavilyServer> {
    return new FakeTavilyServer().listen();
  }

  get url(): string {
    return this.origin;
  }

  /** Forgets what was asked; the next requests get these replies, one each. */
  override script(...replies: TavilyReply[]): void {
    this.requests.length = 0;
    super.script(...replies);
  }

  protected override answer(_request: RecordedRequest<TavilyBody>, response: ServerResponse, reply: OwnReply | undefined): void {
    if (reply?.kind === 'break') response.destroy();
    else sendJson(response, { query: '', results: reply?.results ?? [FOUND] });
  }
}
