import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../../src/app.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { LoadFault, LoadReport } from '../../src/ingestion/load-source.ts';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import { makeTenant } from './real-app.ts';

/** The sample companies by the slug that their rows name. */
export const SAMPLE_FOLDERS = { 'lumen-works': 'lumenworks', 'halden-labs': 'halden-labs' } as const;
export type SampleSlug = keyof typeof SAMPLE_FOLDERS;

export interface LoadedSample {
  readonly tenant: Tenant;
  readonly report: LoadReport;
  readonly faults: readonly LoadFault[];
}

/** Loads a sample company, or a changed copy of its folder, into a tenant of the test's own, and waits for the vectors. */
export async function loadSample(app: App, slug: SampleSlug, options: { tenant?: Tenant; folder?: string } = {}): Promise<LoadedSample> {
  const { tenant = await makeTenant(app, slug), folder = sampleFolder(slug) } = options;
  const faults: LoadFault[] = [];
  const connector = app.openFolder(folder, { tenantSlug: slug, name: SAMPLE_FOLDERS[slug] });
  const report = await app.ingestion.loadSource(app.access.tenantPrincipal(tenant), tenant, connector, {
    onFault: (fault) => faults.push(fault),
  });
  const { postponed } = await app.ingestion.project({ tenantId: tenant.id });
  if (postponed > 0) throw new Error('The vectors of the sample could not be made.');
  return { tenant, report, faults };
}

/**
 * A sample company for tests that only read. They share one tenant: whoever comes first loads it, and loading again changes nothing, so the
 * others have it in a second.
 */
export async function loadSharedSample(app: App, slug: SampleSlug): Promise<LoadedSample> {
  return loadSample(app, slug, { tenant: await app.administration.ensureTenant(`shared-${slug}`) });
}

export function sampleFolder(slug: SampleSlug): string {
  return join(PROJECT_ROOT, 'sample', SAMPLE_FOLDERS[slug]);
}

/** A question of `sample/questions.jsonl`. */
export interface SampleQuestion {
  readonly id: string;
  readonly question: string;
  /** External ids of the documents that answer it; none when the graph alone does, or nothing. */
  readonly gold_document_ids: readonly string[];
  /** External id of the employee who asks; null: anybody. */
  readonly as: string | null;
  readonly mustNotSee?: readonly string[];
  readonly unanswerable?: boolean;
}

export function readSampleQuestions(): Promise<SampleQuestion[]> {
  return readRows<SampleQuestion>('questions.jsonl');
}

/** The names of a sample company's employees. */
export async function sampleEmployees(slug: SampleSlug): Promise<string[]> {
  return (await readRows<{ name: string }>(`${SAMPLE_FOLDERS[slug]}/employees.jsonl`)).map((row) => row.name);
}

async function readRows<Row>(path: string): Promise<Row[]> {
  const text = await readFile(join(PROJECT_ROOT, 'sample', path), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** A row of "What must never leak". */
export interface Secret {
  readonly slug: SampleSlug;
  readonly documentId: string;
  readonly phrase: string;
  /** Names of those who may see it. */
  readonly readers: readonly string[];
}

/** The table of `sample/README.md`; "the same four" means the readers of the row above. */
export async function readSecrets(): Promise<Secret[]> {
  const text = await readFile(join(PROJECT_ROOT, 'sample', 'README.md'), 'utf8');
  const secrets: Secret[] = [];
  for (const match of text.matchAll(/^\| (lumen-works|halden-labs) \| `([^`]+)` \| `[^`]+` \| `([^`]+)` \| (.+) \|$/gm)) {
    const [, slug, documentId = '', phrase = '', who = ''] = match;
    const readers = who.startsWith('the same')
      ? (secrets.at(-1)?.readers ?? [])
      : who.split(', ').map((name) => name.replace(/ of .*$/, ''));
    secrets.push({ slug: slug as SampleSlug, documentId, phrase, readers });
  }
  return secrets;
}
