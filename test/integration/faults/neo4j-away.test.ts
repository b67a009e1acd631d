import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, afterAll, describe, expect, it, jest } from '@jest/globals';
import { QUESTION, eventually, openFaults, timed } from '../../support/away.ts';
import type { Faults } from '../../support/away.ts';
import { collect } from '../../support/collect.ts';

jest.setTimeout(60_000);

/** The promise to whoever reads. */
const BOUND_MS = 2_000;
const AWAY = expect.stringMatching(/^(DEPENDENCY_UNAVAILABLE|DEADLINE_EXCEEDED)$/) as unknown as string;

describe.each(['refuse', 'pause'] as const)('with a Neo4j that is away (%s)', (mode) => {
  let faults: Faults;
  let token: string;

  beforeAll(async () => {
    faults = await openFaults('NEO4J_URI');
    token = await faults.app.access.mintToken({ tenantId: faults.tenant.id, permissions: ['read'] }, 600);
  });
  afterEach(async () => {
    await faults.proxy.set('pass');
    await eventually(() => faults.app.search(faults.principal, QUESTION));
  });
  afterAll(() => faults.close());

  // A connection that was used just now is not asked for a sign of life before it is used again; one that rested is.
  describe.each([
    ['at once after an answer', 0],
    ['after a rest', 700],
  ])('%s', (_when, restMs) => {
    const goAway = async (): Promise<void> => {
      await faults.app.search(faults.principal, QUESTION);
      await faults.proxy.set(mode);
      await sleep(restMs);
    };

    it('authenticate fails with a code within two seconds', async () => {
      await faults.app.access.authenticate(token);
      await goAway();
      const { ms, error } = await timed(() => faults.app.access.authenticate(token));
      expect(error).toMatchObject({ code: AWAY, isRetryable: true });
      expect(ms).toBeLessThan(BOUND_MS);
    });

    it('search fails with a code within two seconds', async () => {
      await goAway();
      const { ms, error } = await timed(() => faults.app.search(faults.principal, QUESTION));
      expect(error).toMatchObject({ code: AWAY, isRetryable: true });
      expect(ms).toBeLessThan(BOUND_MS);
    });

    it('ask ends with a failure that has a code within two seconds', async () => {
      await goAway();
      const { ms, result: events } = await timed(() => collect(faults.app.ask(faults.principal, QUESTION)));
      expect(events?.map((event) => event.type)).toEqual(['answer-started', 'answer-failed']);
      expect(events?.at(-1)).toMatchObject({ code: AWAY, isRetryable: true, sequence: 1 });
      expect(JSON.stringify(events)).not.toMatch(/bolt:|org\.neo4j|node_modules/);
      expect(ms).toBeLessThan(BOUND_MS);
    });
  });

  it('many questions at once all fail within two seconds, and the connections are there again afterwards', async () => {
    await faults.app.search(faults.principal, QUESTION);
    await faults.proxy.set(mode);
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => timed(() => faults.app.search(faults.principal, QUESTION))));
    expect(outcomes.map(({ error }) => (error as { code: string }).code)).toEqual(outcomes.map(() => AWAY));
    expect(Math.max(...outcomes.map(({ ms }) => ms))).toBeLessThan(BOUND_MS + 500);
    await faults.proxy.set('pass');
    const { hits } = await eventually(() => faults.app.search(faults.principal, QUESTION));
    expect(hits[0]?.passage.document.externalId).toBe('doc-night');
    const again = await Promise.all(Array.from({ length: 20 }, () => faults.app.search(faults.principal, QUESTION)));
    expect(again.map((found) => found.degraded)).toEqual(again.map(() => []));
  });
});

describe('with a Neo4j that is there', () => {
  let faults: Faults;
  beforeAll(async () => {
    faults = await openFaults('NEO4J_URI');
  });
  afterAll(() => faults.close());

  it('a read may take longer than the wait for a server that is away', async () => {
    const slow = 'UNWIND range(1, 12000000) AS n WITH n WHERE sin(n) > 2 RETURN count(n) AS count';
    const { ms, result } = await timed(() => faults.app.readGeneratedQuery(slow, {}));
    expect(result?.records).toHaveLength(1);
    expect(ms).toBeGreaterThan(1_000);
  });

  it('a caller who leaves stops a read at once', async () => {
    const leaving = new AbortController();
    const read = timed(() =>
      faults.app.readGeneratedQuery('UNWIND range(1, 30000000) AS n WITH n WHERE sin(n) > 2 RETURN count(n)', {}, leaving),
    );
    await sleep(100);
    leaving.abort();
    const { ms, error } = await read;
    expect(error).toMatchObject({ code: 'CANCELLED' });
    expect(ms).toBeLessThan(600);
  });
});
