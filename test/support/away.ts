import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../src/app.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { MemoryConnector, document, employee, relationship } from './memory-connector.ts';
import { makeTenant, openRealApp } from './real-app.ts';
import { TcpProxy } from './tcp-proxy.ts';

/** One service behind a proxy, a tenant with something in it, and an App that reaches that service through the proxy alone. */
export interface Faults {
  readonly proxy: TcpProxy;
  /** Reaches the service through the proxy. */
  readonly app: App;
  /** Reaches everything directly. */
  readonly healthy: App;
  readonly tenant: Tenant;
  readonly principal: Principal;
  close(): Promise<void>;
}

export const QUESTION = 'What did Runa Vik find about the lamp of Skarvholm?';

/** `settings` are those of the App behind the proxy. */
export async function openFaults(
  variable: 'NEO4J_URI' | 'CHROMA_URL' | 'REDIS_URL',
  settings: Record<string, string> = {},
): Promise<Faults> {
  const url = process.env[variable];
  if (url === undefined) throw new Error(`${variable} is not set: the global setup of the tests did not run.`);
  const proxy = await TcpProxy.open(url);
  // The patience that a deployment has by default.
  const app = await openRealApp({
    NEO4J_PING_TIMEOUT_MS: '1000',
    NEO4J_QUERY_TIMEOUT_MS: '10000',
    ...settings,
    [variable]: proxy.through(url),
  });
  const healthy = await openRealApp();
  const tenant = await makeTenant(healthy, 'faults');
  const principal = healthy.access.tenantPrincipal(tenant);
  await healthy.ingestion.loadSource(principal, tenant, new MemoryConnector(NIGHT));
  await healthy.ingestion.project({ tenantId: tenant.id });
  const close = async (): Promise<void> => {
    await proxy.set('pass');
    await app.close();
    await healthy.close();
    await proxy.close();
  };
  return { proxy, app, healthy, tenant, principal, close };
}

const NIGHT = [
  employee('emp-runa', 'Runa Vik'),
  document('doc-night', 'At three in the night Runa Vik found that the lamp of Skarvholm was dark.', {
    statements: { authors: ['emp-runa'] },
  }),
  document('doc-relay', 'The relay of the lamp is tested every spring.'),
  relationship('emp-runa', 'REVIEWED', 'doc-relay'),
];

/** How long the work took, in milliseconds, with its result or its failure. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result?: Result; error?: unknown }> {
  const begin = performance.now();
  try {
    const result = await work();
    return { ms: performance.now() - begin, result };
  } catch (error) {
    return { ms: performance.now() - begin, error };
  }
}

/** Tries the work again and again until it holds. @throws what the work threw last, after `withinMs` */
export async function eventually<Result>(work: () => Promise<Result>, withinMs = 8_000): Promise<Result> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(100);
    }
  }
}
