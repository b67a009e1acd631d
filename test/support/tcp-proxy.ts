import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What the proxy does with connections: pass bytes on; accept and stay silent, as a stopped process does; or have nobody listen. */
export type ProxyMode = 'pass' | 'pause' | 'refuse';

/** Stands between a client and a real service, so that a test can take the service away from this one client. */
export class TcpProxy {
  readonly #target: { host: string; port: number };
  readonly #sockets = new Set<Socket>();
  readonly #held: (() => void)[] = [];
  #server: Server;
  #mode: ProxyMode = 'pass';
  #port = 0;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = this.#makeServer();
  }

  /** A proxy on a free port of this machine for the host and port of the URL. */
  static async open(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const proxy = new TcpProxy({ host: hostname, port: Number(port) });
    await proxy.#listen();
    return proxy;
  }

  /** The URL with the proxy's port in place of the service's. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.#port);
    return changed.href.replace(/\/$/, '');
  }

  /** `refuse` breaks open connections, `pause` keeps them and holds back what they carry until `pass`. */
  async set(mode: ProxyMode): Promise<void> {
    if (mode === this.#mode) return;
    const before = this.#mode;
    this.#mode = mode;
    if (mode === 'refuse') await this.#close();
    if (before === 'refuse') await this.#listen();
    if (mode === 'pass') for (const release of this.#held.splice(0)) release();
  }

  async close(): Promise<void> {
    await this.set('refuse');
  }

  #makeServer(): Server {
    return createServer((client) => this.#join(client));
  }

  async #listen(): Promise<void> {
    this.#server = this.#makeServer();
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async #close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    this.#held.length = 0;
    await closed;
  }

  #join(client: Socket): void {
    const service = connect(this.#target);
    this.#carry(client, service);
    this.#carry(service, client);
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('data', (bytes) => {
      if (this.#mode === 'pass') to.write(bytes);
      else this.#held.push(() => to.write(bytes));
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
