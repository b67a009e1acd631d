import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QUESTION, eventually, openFaults, timed } from '../../support/away.ts';
import type { Faults } from '../../support/away.ts';
import { collect } from '../../support/collect.ts';
import { openRealApp } from '../../support/real-app.ts';

jest.setTimeout(60_000);

const TIMEOUT_MS = 300;

describe.each(['refuse', 'pause'] as const)('with a Redis that is away (%s)', (mode) => {
  let faults: Faults;

  beforeAll(async () => {
    faults = await openFaults('REDIS_URL', { REDIS_COMMAND_TIMEOUT_MS: String(TIMEOUT_MS), REDIS_CONNECT_TIMEOUT_MS: '500' });
    await faults.app.search(faults.principal, QUESTION);
    await faults.proxy.set(mode);
  });
  afterAll(() => faults.close());

  it('search finds the same, nothing being degraded', async () => {
    const healthy = await faults.healthy.search(faults.principal, QUESTION);
    const without = await faults.app.search(faults.principal, QUESTION);
    expect(without.hits).toEqual(healthy.hits);
    expect(without.degraded).toEqual([]);
  });

  it('a question waits for it once at most, then not at all for a while', async () => {
    const times: number[] = [];
    for (let call = 0; call < 6; call += 1) {
      times.push((await timed(() => faults.app.search(faults.principal, `${QUESTION} ${call}`))).ms);
    }
    const healthy = (await timed(() => faults.healthy.search(faults.principal, `${QUESTION} and now?`))).ms;
    expect(Math.max(...times)).toBeLessThan(healthy + 2 * TIMEOUT_MS + 1_000);
    expect(Math.min(...times)).toBeLessThan(healthy + TIMEOUT_MS);
  });

  it('ask answers', async () => {
    const events = await collect(faults.app.ask(faults.principal, QUESTION));
    expect(events.at(-1)).toMatchObject({ type: 'answer-completed', answer: { degraded: [] } });
  });

  it('an app starts, and answers', async () => {
    const url = faults.proxy.through(process.env['REDIS_URL'] ?? '');
    const { ms, result: app } = await timed(() => openRealApp({ REDIS_URL: url, REDIS_CONNECT_TIMEOUT_MS: '500' }));
    try {
      expect((await app!.search(faults.principal, QUESTION)).hits).not.toEqual([]);
      expect(ms).toBeLessThan(15_000);
    } finally {
      await app?.close();
    }
  });

  it('its health check fails, and passes when it is back', async () => {
    const redis = faults.app.health.find((check) => check.name === 'redis');
    const ping = () => redis!.ping({});
    await expect(ping()).rejects.toMatchObject({ code: expect.stringMatching(/DEPENDENCY_UNAVAILABLE|DEADLINE_EXCEEDED/) });
    await faults.proxy.set('pass');
    await eventually(ping);
  });
});
