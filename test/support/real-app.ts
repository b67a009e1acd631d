import { randomUUID } from 'node:crypto';
import { createApp } from '../../src/app.ts';
import type { App } from '../../src/app.ts';
import { outsideAddresses, toAppSettings } from '../../src/app-settings.ts';
import { loadConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import type { Principal } from '../../src/domain/principal.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testModelFiles } from './test-embedding-model.ts';

/** Signs the tokens of the test run. */
export const TOKEN_SECRET = 'a key that only these tests use, 32+';

/**
 * The App on the real services of the test run, with the real embedding model and an applied schema. `settings` replace what the environment
 * says, e.g. `{ CHROMA_URL: proxy.url }`. The caller closes it.
 */
export async function openRealApp(settings: Readonly<Record<string, string>> = {}): Promise<App> {
  const app = await createApp(await realAppSettings(settings), createLogger('silent'));
  try {
    await app.administration.migrate();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function realAppSettings(settings: Readonly<Record<string, string>>): Promise<ReturnType<typeof toAppSettings>> {
  const config = realConfig(settings);
  return toAppSettings(config, { addresses: outsideAddresses(config), modelFiles: await testModelFiles(), tokenSecret: TOKEN_SECRET });
}

/** A busy test machine is slow, not away. Tests of what is away set the real patience. */
const PATIENCE = { NEO4J_PING_TIMEOUT_MS: '10000', NEO4J_QUERY_TIMEOUT_MS: '60000' };

/** The configuration of the test run's services. @throws Error when the global setup did not run */
export function realConfig(settings: Readonly<Record<string, string>> = {}): Config {
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, CHROMA_URL, REDIS_URL } = process.env;
  if (NEO4J_URI === undefined) throw new Error('NEO4J_URI is not set: the global setup of the tests did not run.');
  return loadConfig({ ...PATIENCE, NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, CHROMA_URL, REDIS_URL, ...settings });
}

/** A tenant of the test's own. */
export function makeTenant(app: App, name = 'test'): Promise<Tenant> {
  return app.administration.ensureTenant(randomSlug(name));
}

/** A slug that no other test has. */
export function randomSlug(name: string): string {
  return `${name}-${randomUUID().slice(0, 13)}`;
}

/** Who asks: an employee by id, handle, e-mail address or name; without one, anybody of the tenant. */
export async function principalOf(app: App, tenant: Tenant, employee?: string | null): Promise<Principal> {
  if (employee === undefined || employee === null) return app.access.tenantPrincipal(tenant);
  const { employeeId, scopes } = await app.administration.findEmployee(tenant, employee);
  return { tenantId: tenant.id, employeeId, scopes };
}
