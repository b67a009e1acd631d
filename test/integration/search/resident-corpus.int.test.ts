import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import type { Principal } from '../../../src/domain/principal.ts';
import type { SourceItem } from '../../../src/domain/source-item.ts';
import type { Tenant } from '../../../src/domain/tenant.ts';
import { MemoryConnector, document, employee, project } from '../../support/memory-connector.ts';
import { makeTenant, openRealApp, principalOf } from '../../support/real-app.ts';
import { loadSample } from '../../support/sample-companies.ts';

jest.setTimeout(180_000);

const QUESTION = 'Which relay failed in the fog?';
const BY_WORDS = { weights: { keyword: 1 }, limit: 50 };

describe('keywords searched in memory', () => {
  let app: App;
  let other: App;

  beforeAll(async () => {
    [app, other] = await Promise.all([openRealApp(), openRealApp()]);
  });
  afterAll(() => Promise.all([app.close(), other.close()]));

  const load = async (tenant: Tenant, ...items: readonly SourceItem[]): Promise<void> => {
    await app.ingestion.loadSource(app.access.tenantPrincipal(tenant), tenant, new MemoryConnector(items));
  };
  const search = async (principal: Principal, text = QUESTION, asked = app): Promise<[document: string, score: number | undefined][]> => {
    const { hits } = await asked.search(principal, text, BY_WORDS);
    return hits.map(({ passage, parts }) => [passage.document.externalId, parts[0]?.raw]);
  };
  const found = async (principal: Principal, text = QUESTION, asked = app): Promise<string[]> =>
    (await search(principal, text, asked)).map(([id]) => id);
  const idOf = async (principal: Principal, externalId: string): Promise<string> => {
    const { hits } = await app.search(principal, QUESTION, BY_WORDS);
    return hits.find(({ passage }) => passage.document.externalId === externalId)!.passage.document.id;
  };

  it('find a document as soon as it is loaded, changed and deleted, in every process', async () => {
    const tenant = await makeTenant(app);
    const asker = app.access.tenantPrincipal(tenant);
    for (const asked of [app, other]) expect(await found(asker, QUESTION, asked)).toEqual([]);

    await load(tenant, document('report', 'The relay failed at noon.'), document('menu', 'Soup and bread.'));
    for (const asked of [app, other]) expect(await found(asker, QUESTION, asked)).toEqual(['report']);

    await load(tenant, document('report', 'The lamp went out.'));
    for (const asked of [app, other]) expect(await found(asker, QUESTION, asked)).toEqual([]);
    for (const asked of [app, other]) expect(await found(asker, 'lamp', asked)).toEqual(['report']);

    await load(tenant, document('menu', 'Fog soup, and a relay of bread.'));
    await app.ingestion.deleteDocument(asker, await idOf(asker, 'menu'));
    for (const asked of [app, other]) expect(await found(asker, QUESTION, asked)).toEqual([]);
  });

  it('give the same scores to the last bit while another tenant loads and hidden documents come, change and go', async () => {
    const tenant = await makeTenant(app);
    await load(
      tenant,
      employee('ada', 'Ada Byron'),
      project('beacon', 'Beacon'),
      document('report', 'The relay failed in the fog. Nobody saw it.'),
      document('notes', 'Fog came in. The relay held; the lamp failed.'),
      document('menu', 'Soup and bread.'),
    );
    const asker = await principalOf(app, tenant);
    const before = await search(asker);
    expect(before.map(([id]) => id).sort()).toEqual(['notes', 'report']);

    await loadSample(app, 'halden-labs');
    expect(await search(asker)).toEqual(before);
    const secret = (text: string): Promise<void> => load(tenant, document('secret', text, { scope: 'project:beacon' }));
    await secret('relay relay relay fog fog');
    expect(await search(asker)).toEqual(before);
    await secret('The fog, the fog and nothing but the fog.');
    expect(await search(asker)).toEqual(before);

    const beacon = { ...asker, scopes: [...asker.scopes, ...(await scopesOf(tenant))] };
    expect((await search(beacon)).map(([id]) => id)).toContain('secret');
    await app.ingestion.deleteDocument(beacon, await idOf(beacon, 'secret'));
    expect(await search(asker)).toEqual(before);
    expect(await search(beacon)).toEqual(before);
  });

  /** The scope of the only project. */
  const scopesOf = async (tenant: Tenant): Promise<Principal['scopes']> => {
    await load(tenant, { kind: 'relationship', place: 'r', type: 'WORKS_ON', from: 'ada', to: 'beacon', properties: {} });
    return (await principalOf(app, tenant, 'ada')).scopes.filter((scope) => scope.startsWith('project:'));
  };

  it('are searched by the store for a tenant that is too large', async () => {
    const small = await openRealApp({ SEARCH_RESIDENT_CHUNKS: '1' });
    const tenant = await makeTenant(app);
    await load(tenant, document('report', 'The relay failed.'), document('menu', 'Soup and bread.'));
    expect(await found(app.access.tenantPrincipal(tenant), QUESTION, small)).toEqual(['report']);
    await small.close();
  });
});
