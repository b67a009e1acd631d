import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QUESTION, eventually, openFaults, timed } from '../../support/away.ts';
import type { Faults } from '../../support/away.ts';
import { collect } from '../../support/collect.ts';
import { MemoryConnector, document } from '../../support/memory-connector.ts';

jest.setTimeout(60_000);

const TIMEOUT_MS = 1_500;
/** How long the circuit breaker refuses calls before it lets one try. */
const CIRCUIT_PAUSE_MS = 2_100;
/** The deadline of one call and what the rest of an answer takes on a busy machine. */
const BOUND_MS = TIMEOUT_MS + 2_500;

describe.each(['refuse', 'pause'] as const)('with a Chroma that is away (%s)', (mode) => {
  let faults: Faults;

  beforeAll(async () => {
    faults = await openFaults('CHROMA_URL', { CHROMA_TIMEOUT_MS: String(TIMEOUT_MS) });
    await faults.app.search(faults.principal, QUESTION);
    await faults.proxy.set(mode);
  });
  afterAll(() => faults.close());

  const circuit = () => faults.app.health.find(({ name }) => name === 'chroma')?.circuit?.();
  const degradedNow = async () => (await faults.app.search(faults.principal, QUESTION)).degraded;

  it('search answers from keywords and graph, in bounded time, and says so', async () => {
    const { ms, result } = await timed(() => faults.app.search(faults.principal, QUESTION));
    expect(result?.degraded).toEqual(['VECTORS']);
    expect(result?.hits[0]?.passage.document.externalId).toBe('doc-night');
    expect(result?.hits.flatMap((hit) => hit.parts.map((part) => part.retriever))).toEqual(expect.arrayContaining(['keyword', 'graph']));
    expect(ms).toBeLessThan(BOUND_MS);
  });

  it('ask answers with citations, and says so', async () => {
    const { ms, result: events } = await timed(() => collect(faults.app.ask(faults.principal, QUESTION)));
    expect(events?.at(-1)).toMatchObject({ type: 'answer-completed', answer: { degraded: ['VECTORS'], citations: [{}] } });
    expect(events?.at(-1)).toHaveProperty('answer.text', expect.stringContaining('Runa Vik'));
    expect(ms).toBeLessThan(BOUND_MS);
  });

  it('does not make every question wait once it is known to be away', async () => {
    for (let call = 0; call < 3; call += 1) await degradedNow();
    const { ms, result } = await timed(degradedNow);
    expect(result).toEqual(['VECTORS']);
    expect(ms).toBeLessThan(TIMEOUT_MS);
    expect(circuit()).toBe('open');
  });

  // A refused connection is found out too soon for another question to come meanwhile.
  if (mode === 'pause') {
    it('has one question find out whether it is back, while the others go on at once', async () => {
      await eventually(async () => {
        await degradedNow();
        expect(circuit()).toBe('open');
      });
      await sleep(CIRCUIT_PAUSE_MS);
      const trial = degradedNow();
      await eventually(() => {
        expect(circuit()).toBe('half-open');
        return Promise.resolve();
      });
      expect(await degradedNow()).toEqual(['VECTORS']);
      expect(circuit()).toBe('half-open');
      expect(await trial).toEqual(['VECTORS']);
      expect(circuit()).toBe('open');
    });
  }

  it('takes documents, which are found by their words at once and by their meaning when it is back', async () => {
    const { app, principal, tenant } = faults;
    const source = new MemoryConnector([document('doc-buoy', 'The zebra buoy was painted in June.')], `new while ${mode}`);
    expect((await app.ingestion.loadSource(principal, tenant, source)).documents).toMatchObject({ new: 1, failed: 0 });
    const projection = await app.ingestion.project({ tenantId: tenant.id });
    expect(projection).toMatchObject({
      applied: 0,
      postponed: 1,
      lastFailure: { code: expect.stringMatching(/DEPENDENCY_UNAVAILABLE|DEADLINE_EXCEEDED/) },
    });
    expect(await app.ingestion.countOpenNotes(tenant.id)).toBe(1);
    expect((await app.search(principal, 'zebra buoy')).hits[0]?.passage.document.externalId).toBe('doc-buoy');

    await faults.proxy.set('pass');
    await eventually(async () => {
      await app.ingestion.project({ tenantId: tenant.id });
      expect(await app.ingestion.countOpenNotes(tenant.id)).toBe(0);
    }, 20_000);
    const { degraded, hits } = await eventually(async () => {
      const found = await app.search(principal, 'When did the striped float get its colour?');
      expect(found.degraded).toEqual([]);
      return found;
    });
    expect(degraded).toEqual([]);
    expect(circuit()).toBe('closed');
    const buoy = hits.find((hit) => hit.passage.document.externalId === 'doc-buoy');
    expect(buoy?.parts.map((part) => part.retriever)).toContain('vector');
  });
});
