import { createServer } from 'node:net';
import type { Server } from 'node:net';
import type { Ports } from './service.ts';

export const LOOPBACK = '127.0.0.1';

/**
 * A port that nobody listens on for each name: the preferred one while it is free, else one that the operating system picks.
 * All are held until all are known, so that no two are equal. Between this call and the service's own listening another program may take one.
 */
export async function freePorts(names: readonly string[], preferred: Ports = {}): Promise<Ports> {
  const servers: Server[] = [];
  const ports: Record<string, number> = {};
  try {
    for (const name of names) {
      const server = (await listen(preferred[name] ?? 0)) ?? (await listen(0));
      if (server === undefined) throw new Error(`No free port on ${LOOPBACK}`);
      servers.push(server);
      ports[name] = portOf(server);
    }
    return ports;
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/** Whether the port could be listened on just now. */
export async function isPortFree(port: number, host: string = LOOPBACK): Promise<boolean> {
  const server = await listen(port, host);
  if (server === undefined) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

function listen(port: number, host: string = LOOPBACK): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a numeric port');
  return address.port;
}
