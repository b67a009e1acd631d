import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePorts, isPortFree } from '../../../src/services/free-ports.ts';

describe('freePorts', () => {
  it('gives each name another port, and all of them are free', async () => {
    const ports = await freePorts(['bolt', 'http', 'admin']);
    expect(new Set(Object.values(ports)).size).toBe(3);
    for (const port of Object.values(ports)) expect(await isPortFree(port)).toBe(true);
  });

  it('keeps to the ports of last time while they are free', async () => {
    const ports = await freePorts(['bolt', 'http']);
    expect(await freePorts(['bolt', 'http'], ports)).toEqual(ports);
  });

  it('takes another when a port of last time is in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await isPortFree(port)).toBe(false);
      expect((await freePorts(['http'], { http: port })).http).not.toBe(port);
    } finally {
      server.close();
    }
  });
});
