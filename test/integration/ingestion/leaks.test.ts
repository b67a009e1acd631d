import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pMap from 'p-map';
import type { App } from '../../../src/app.ts';
import { nodeId } from '../../../src/domain/ids.ts';
import type { LinkedName } from '../../../src/domain/evidence.ts';
import type { Principal } from '../../../src/domain/principal.ts';
import { collect } from '../../support/collect.ts';
import { openRealApp, principalOf } from '../../support/real-app.ts';
import { SAMPLE_FOLDERS, loadSharedSample, readSecrets, sampleEmployees } from '../../support/sample-companies.ts';
import type { SampleSlug, Secret } from '../../support/sample-companies.ts';
import { openExecutor, runCypher } from '../../support/stores.ts';

jest.setTimeout(240_000);

interface Asker {
  readonly slug: SampleSlug;
  /** Absent: anybody of the tenant. */
  readonly name?: string;
  readonly principal: Principal;
}

const secrets = await readSecrets();

describe('what must never leak from the sample companies, loaded beside each other', () => {
  let app: App;
  const askers: Asker[] = [];
  /** Titles of the documents with a secret, by tenant and external id. */
  const titles = new Map<string, string>();

  beforeAll(async () => {
    app = await openRealApp();
    const executor = await openExecutor();
    for (const slug of Object.keys(SAMPLE_FOLDERS) as SampleSlug[]) {
      const { tenant } = await loadSharedSample(app, slug);
      askers.push({ slug, principal: await principalOf(app, tenant) });
      for (const name of await sampleEmployees(slug)) askers.push({ slug, name, principal: await principalOf(app, tenant, name) });
      const query = 'MATCH (d:Document {tenantId: $tenantId}) RETURN d.externalId AS id, d.title AS title';
      const rows = await runCypher<{ id: string; title: string }>(executor, query, { tenantId: tenant.id });
      for (const { id, title } of rows) titles.set(`${slug} ${id}`, title);
    }
    await executor.close();
  });
  afterAll(() => app.close());

  it('is read from the table in full', () => {
    expect(secrets).toHaveLength(14);
    for (const { readers } of secrets) expect(readers.length).toBeGreaterThan(0);
  });

  const isReader = ({ slug, readers }: Secret, asker: Asker): boolean => asker.slug === slug && readers.includes(asker.name ?? '');
  /** Names the document in every way that it can be named. */
  const questionFor = (secret: Secret): string => `${secret.phrase} ${titleOf(secret)} ${secret.documentId}`;
  const titleOf = ({ slug, documentId }: Secret): string => titles.get(`${slug} ${documentId}`) ?? 'no such document';
  /** What of the secret stands in something that was given out, besides the question itself. */
  const leakedIn = (given: unknown, secret: Secret, asker: Asker): string[] => {
    const text = normal(JSON.stringify(given));
    const id = nodeId('Document', nodeId('Source', 'folder', SAMPLE_FOLDERS[secret.slug]), secret.documentId);
    // Both companies have a document with this id; to an asker of the other one only the phrase is foreign.
    const isShared = asker.slug !== secret.slug && titles.has(`${asker.slug} ${secret.documentId}`);
    const marks = isShared ? [secret.phrase] : [secret.phrase, titleOf(secret), secret.documentId, id];
    return marks.filter((mark) => text.includes(normal(mark)));
  };

  describe.each(secrets)('"$phrase" of $documentId', (secret) => {
    it('is found by each of those who may see it', async () => {
      const readers = askers.filter((asker) => isReader(secret, asker));
      expect(readers.map((reader) => reader.name).sort()).toEqual([...secret.readers].sort());
      for (const { principal } of readers) {
        const { hits, names } = await app.search(principal, questionFor(secret));
        expect(hits.map((hit) => normal(hit.passage.text))).toContainEqual(expect.stringContaining(normal(secret.phrase)));
        expect(names.map((name) => name.node.name)).toContain(titleOf(secret));
      }
    });

    it('is in nothing that a search gives to anybody else', async () => {
      const others = askers.filter((one) => !isReader(secret, one));
      const look = async (asker: Asker): Promise<void> => {
        const found = await app.search(asker.principal, questionFor(secret), { limit: 100 });
        expect({ asker: asker.name, leaked: leakedIn(withoutQuestion(found), secret, asker) }).toEqual({ asker: asker.name, leaked: [] });
      };
      await pMap(others, look, { concurrency: 6 });
    });

    it('is in no event of an answer to anybody else', async () => {
      const others = askers.filter((one) => !isReader(secret, one));
      const colleagues = others.filter((one) => one.slug === secret.slug);
      // Anybody, a colleague or somebody of the other company, by turns: an answer takes a second or two.
      const asker = [colleagues[0], colleagues.at(-1), others.find((one) => one.slug !== secret.slug)][secrets.indexOf(secret) % 3]!;
      const events = await collect(app.ask(asker.principal, questionFor(secret)));
      expect(events.at(-1)?.type).toBe('answer-completed');
      expect({ asker: asker.name, leaked: leakedIn(withoutQuestion(events), secret, asker) }).toEqual({ asker: asker.name, leaked: [] });
    });
  });
});

/** Takes away what is the asker's own: the question, and the words of it in which a name was found. */
function withoutQuestion(given: unknown): unknown {
  return JSON.parse(JSON.stringify(given), (key, value: unknown) => {
    if (key === 'question') return undefined;
    return key === 'names' ? (value as LinkedName[]).map(({ node, weight }) => ({ node, weight })) : value;
  });
}

/** As names are compared, so that line breaks and punctuation hide nothing. */
function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\\n|\s+/g, ' ');
}
