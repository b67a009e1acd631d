import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real HTTP server of files by their path, which knows `Range`. Any file may be made to stop in the middle. */
export class FileServer {
  url = '';
  readonly files = new Map<string, Buffer>();
  /** Each request as `path` or `path from byte`. */
  readonly requests: string[] = [];
  /** The next reply ends here: the connection breaks, or nothing more comes. */
  cut: { afterBytes: number; then: 'break' | 'stall' } | undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async start(): Promise<FileServer> {
    const server = new FileServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    server.url = `http://127.0.0.1:${(server.#server.address() as AddressInfo).port}`;
    return server;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    const begin = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    this.requests.push(begin === 0 ? path : `${path} ${begin}`);
    const file = this.files.get(path);
    if (file === undefined) return void response.writeHead(404).end();
    if (begin > 0 && begin >= file.length) return void response.writeHead(416).end();
    const body = file.subarray(begin);
    response.writeHead(begin > 0 ? 206 : 200, { 'content-length': body.length });
    const { cut } = this;
    this.cut = undefined;
    if (cut === undefined) response.end(body);
    else response.write(body.subarray(0, cut.afterBytes), () => cut.then === 'break' && setTimeout(() => response.destroy(), 20));
  }
}
