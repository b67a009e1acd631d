import type { App } from '../../src/app.ts';
import type { Permission } from '../../src/access/session.ts';
import { nodeId } from '../../src/domain/ids.ts';
import type { IdentifiedLabel } from '../../src/domain/ids.ts';
import type { SourceDocument, SourceItem } from '../../src/domain/source-item.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { MemoryConnector, document, employee, group, project, relationship, topic } from './memory-connector.ts';
import { makeTenant } from './real-app.ts';

const SOURCE_NAME = 'seed';
const HOUR_S = 3_600;

/** Fills a tenant of the test's own: `await server.company().person('ada', 'Ada Byron').document('plan', 'The plan ...').load()`. */
export class CompanySeed {
  readonly #app: App;
  readonly #name: string;
  readonly #items: SourceItem[] = [];

  constructor(app: App, name: string) {
    this.#app = app;
    this.#name = name;
  }

  person(id: string, name: string, properties: Record<string, string> = {}): this {
    return this.#add(employee(id, name, { properties: { handle: id, ...properties } }));
  }

  project(id: string, name: string, scope?: string): this {
    return this.#add(project(id, name, { scope }));
  }

  group(id: string, name: string): this {
    return this.#add(group(id, name));
  }

  topic(id: string, name: string, parentId?: string): this {
    return this.#add(topic(id, name, parentId));
  }

  relation(from: string, type: string, to: string, properties: Record<string, unknown> = {}): this {
    return this.#add({ ...relationship(from, type, to), properties });
  }

  document(id: string, text: string, given: Partial<Omit<SourceDocument, 'kind'>> = {}): this {
    return this.#add(document(id, text, given));
  }

  /** Loads everything, relationships last; `withVectors: false` saves the time of embedding. */
  async load({ withVectors = true }: { withVectors?: boolean } = {}): Promise<Company> {
    const tenant = await makeTenant(this.#app, this.#name);
    const order: readonly SourceItem['kind'][] = ['record', 'document', 'relationship'];
    const items = order.flatMap((kind) => this.#items.filter((item) => item.kind === kind));
    const faults: unknown[] = [];
    const principal = this.#app.access.tenantPrincipal(tenant);
    await this.#app.ingestion.loadSource(principal, tenant, new MemoryConnector(items, SOURCE_NAME), {
      onFault: (fault) => faults.push(fault),
    });
    if (faults.length > 0) throw new Error(`The seed is not as it should be: ${JSON.stringify(faults)}`);
    if (withVectors) await this.#app.ingestion.project({ tenantId: tenant.id });
    return new Company(this.#app, tenant);
  }

  #add(item: SourceItem): this {
    this.#items.push(item);
    return this;
  }
}

/** A tenant with its seed. */
export class Company {
  readonly tenant: Tenant;
  readonly #app: App;

  constructor(app: App, tenant: Tenant) {
    this.#app = app;
    this.tenant = tenant;
  }

  /** A token of somebody by handle; without one, the tenant's own. */
  token(handle?: string, permissions: readonly Permission[] = ['read', 'write'], timeToLiveS = HOUR_S): Promise<string> {
    return this.#app.access.mintToken({ tenantId: this.tenant.id, employee: handle, permissions }, timeToLiveS);
  }

  /** The graph id of something in the seed. The same seed has the same ids in every tenant. */
  id(label: IdentifiedLabel, externalId: string): string {
    return nodeId(label, nodeId('Source', 'memory', SOURCE_NAME), externalId);
  }

  /** States one more relationship in the directory. */
  async relate(from: string, type: string, to: string): Promise<void> {
    const principal = this.#app.access.tenantPrincipal(this.tenant);
    await this.#app.ingestion.loadSource(principal, this.tenant, new MemoryConnector([relationship(from, type, to)], SOURCE_NAME));
  }
}
