import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { isReachable } from '../../../src/services/is-reachable.ts';

describe('isReachable', () => {
  it('is true while somebody listens and false afterwards', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await isReachable(address)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
    expect(await isReachable(address)).toBe(false);
  });
});
