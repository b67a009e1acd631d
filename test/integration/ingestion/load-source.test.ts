import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import type { Principal } from '../../../src/domain/principal.ts';
import type { SourceItem } from '../../../src/domain/source-item.ts';
import type { Tenant } from '../../../src/domain/tenant.ts';
import type { LoadFault, LoadReport } from '../../../src/ingestion/load-source.ts';
import { MemoryConnector, document, employee, group, project, relationship, topic } from '../../support/memory-connector.ts';
import { makeTenant, openRealApp, principalOf } from '../../support/real-app.ts';
import { makeTestFolder, removeTestFolder } from '../../support/test-folder.ts';

jest.setTimeout(90_000);

describe('loading a source', () => {
  let app: App;
  let tenant: Tenant;
  let anybody: Principal;
  let folder: string;

  beforeAll(async () => {
    [app, folder] = await Promise.all([openRealApp(), makeTestFolder()]);
  });
  beforeEach(async () => {
    tenant = await makeTenant(app, 'load');
    anybody = await principalOf(app, tenant);
  });
  afterAll(async () => {
    await app.close();
    await removeTestFolder(folder);
  });

  const load = async (items: readonly SourceItem[], name?: string): Promise<{ report: LoadReport; faults: LoadFault[] }> => {
    const faults: LoadFault[] = [];
    const report = await app.ingestion.loadSource(anybody, tenant, new MemoryConnector(items, name), {
      onFault: (fault) => faults.push(fault),
    });
    return { report, faults };
  };
  /** Writes the files below a folder of their own and loads it. */
  const loadFiles = async (files: Record<string, string | Uint8Array>): Promise<{ report: LoadReport; faults: LoadFault[] }> => {
    const root = join(folder, tenant.slug);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const faults: LoadFault[] = [];
    const connector = app.openFolder(root, { tenantSlug: tenant.slug, name: 'files' });
    const report = await app.ingestion.loadSource(anybody, tenant, connector, { onFault: (fault) => faults.push(fault) });
    return { report, faults };
  };
  const namesIn = async (question: string, principal = anybody): Promise<string[]> =>
    (await app.search(principal, question)).names.map((name) => `${name.node.label} ${name.node.name}`);
  const waysTo = async (question: string, documentId: string): Promise<(string[] | undefined)[]> =>
    (await app.search(anybody, question)).hits
      .filter((hit) => hit.passage.document.externalId === documentId)
      .map((hit) => hit.path?.steps.map((step) => step.relationship));

  it('names each malformed line and file with its place, and loads the rest', async () => {
    const { report, faults } = await loadFiles({
      'employees.jsonl': '{"id":"emp-ada","name":"Ada Byron"}\n{"id":"emp-bo"\n\n[]\n{"id":"emp-cy","name":""}\n',
      'documents.jsonl':
        '{"id":"doc-row","text":"A row."}\n{"id":"doc-empty","text":"  "}\n{"id":"doc-format","text":"x","format":"exe"}\n',
      'edges.jsonl':
        '{"type":"REVIEWED","from":"emp-ada","to":"doc-row"}\n{"type":"x y","from":"emp-ada","to":"doc-row"}\n{"type":"REVIEWED","from":"emp-nobody","to":"doc-row"}\n',
      'notes/good.md': '# Good\n\nA good note.',
      'notes/binary.md': Uint8Array.of(1, 0, 2),
      'notes/latin.txt': Uint8Array.of(0xe9, 0x20, 0x41),
      'notes/matter.md': '---\ntitle: [unclosed\n---\nText.',
      'notes/scope.md': '---\nscope: group:no-such-group\n---\nA text for a group that is not there.',
      'notes/picture.png': 'not read at all',
    });
    expect(faults.map((fault) => fault.place).sort()).toEqual(
      [
        'documents.jsonl:2',
        'documents.jsonl:3',
        'edges.jsonl:2',
        'edges.jsonl:3',
        'employees.jsonl:2',
        'employees.jsonl:4',
        'employees.jsonl:5',
        'notes/binary.md',
        'notes/latin.txt',
        'notes/matter.md',
        'notes/scope.md',
      ].sort(),
    );
    for (const { message } of faults) expect(message).toMatch(/\w{3,}/);
    expect(report.records).toEqual({ new: 1, changed: 0, unchanged: 0, failed: 3 });
    expect(report.documents).toEqual({ new: 2, changed: 0, unchanged: 0, failed: 6 });
    expect(report.relationships).toEqual({ saved: 1, failed: 2 });
    expect(JSON.stringify(await app.search(anybody, 'A text for a group that is not there'))).not.toContain('scope.md');
  });

  it('refuses rows that belong to another tenant, and takes those that name their own or none', async () => {
    const { report, faults } = await loadFiles({
      'employees.jsonl': `{"id":"a","name":"Ann Own","tenantId":"${tenant.slug}"}\n{"id":"b","name":"Ben Other","tenantId":"someone-else"}\n{"id":"c","name":"Cat None"}\n`,
      'documents.jsonl': '{"id":"d","text":"Not ours.","tenantId":"someone-else"}\n',
    });
    expect(faults.map(({ place, message }) => [place, message.includes('someone-else')])).toEqual([
      ['employees.jsonl:2', true],
      ['documents.jsonl:1', true],
    ]);
    expect([report.records.new, report.documents.new]).toEqual([2, 0]);
    expect(await namesIn('Ann Own and Ben Other')).toEqual(['Employee Ann Own']);
  });

  it('links what a document says of one that comes later, in the same load or the next', async () => {
    const early = document('doc-early', 'The early note on herring.', { statements: { references: ['doc-late'], replaces: ['doc-last'] } });
    const late = document('doc-late', 'Something else altogether.');
    await load([early, late]);
    expect(await waysTo('doc-early', 'doc-late')).toEqual([['REFERENCES']]);
    const { report } = await load([early, late, document('doc-last', 'Yet another matter.')]);
    expect(report.documents).toMatchObject({ new: 1, unchanged: 2 });
    expect(await waysTo('doc-early', 'doc-last')).toEqual([['REPLACES']]);
  });

  it('takes topics whose parent comes later', async () => {
    await load([
      topic('t-child', 'Herring', 't-parent'),
      topic('t-parent', 'Fish'),
      document('doc', 'Silver.', { statements: { topics: ['t-child'] } }),
    ]);
    expect(await waysTo('Fish', 'doc')).toEqual([['SUBTOPIC_OF', 'ABOUT']]);
  });

  it('knows an author whom only documents name to their readers alone, and forgets them with the last document', async () => {
    const ada = employee('emp-ada', 'Ada Byron');
    const [board, joins] = [group('grp-board', 'Board'), relationship('emp-ada', 'MEMBER_OF', 'grp-board')];
    const by = { statements: { authors: ['Zed Quillfeather'] } };
    await load([ada, board, document('doc-secret', 'For the board.', { ...by, scope: 'group:grp-board' }), joins]);
    const member = await principalOf(app, tenant, 'emp-ada');
    expect(await namesIn('Zed Quillfeather')).toEqual([]);
    expect(await namesIn('Zed Quillfeather', member)).toEqual(['Employee Zed Quillfeather']);

    // The public document has an author of its own, so that its readers see whom it names.
    await load([document('doc-open', 'For all.', by)], 'a second source');
    expect(await namesIn('Zed Quillfeather')).toEqual(['Employee Zed Quillfeather']);
    expect(await waysTo('Zed Quillfeather', 'doc-open')).toEqual([['AUTHORED']]);
    expect(await waysTo('Zed Quillfeather', 'doc-secret')).toEqual([]);

    const documentId = async (principal: Principal, text: string) =>
      (await app.search(principal, text)).hits.find((hit) => hit.passage.text === text)!.passage.document.id;
    expect(await app.ingestion.deleteDocument(anybody, await documentId(anybody, 'For all.'))).toBe(true);
    expect(await namesIn('Zed Quillfeather')).toEqual([]);
    expect(await app.ingestion.deleteDocument(member, await documentId(member, 'For the board.'))).toBe(true);
    expect(await namesIn('Zed Quillfeather', member)).toEqual([]);
  });

  it('opens no project to somebody because a document says that they work on it', async () => {
    const secret = document('doc-secret', 'The price is seven.', { scope: 'project:prj-x' });
    await load([
      employee('emp-eve', 'Eve Sly'),
      project('prj-x', 'Xylo'),
      secret,
      document('doc-claim', '# Team\n\nEve Sly works on Xylo.', { statements: { authors: ['emp-eve'], projects: ['prj-x'] } }),
    ]);
    const eve = await principalOf(app, tenant, 'emp-eve');
    expect(eve.scopes).toEqual(['tenant', `employee:${eve.employeeId}`]);
    expect(JSON.stringify(await app.search(eve, 'The price is seven'))).not.toContain('doc-secret');
  });

  it('keeps a fact that two documents state when one of them goes', async () => {
    const both = (externalId: string) => document(externalId, `Text of ${externalId}.`, { statements: { authors: ['Zed Quill'] } });
    await load([both('doc-1'), both('doc-2')]);
    const [first] = (await app.search(anybody, 'Text of doc-1')).hits;
    await app.ingestion.deleteDocument(anybody, first!.passage.document.id);
    expect(await namesIn('Zed Quill')).toEqual(['Employee Zed Quill']);
  });

  it.each(['`}) DETACH DELETE n //', "x' OR 1=1", '__proto__', '\u202Eevil', '../../etc/passwd', 'a'.repeat(500)])(
    'takes %j as an id, a name and a title, literally',
    async (text) => {
      const { faults } = await load([employee(text, text), document(text, `The text of ${text}.`, { statements: { authors: [text] } })]);
      expect(faults).toEqual([]);
      const { hits } = await app.search(anybody, 'The text of');
      expect(hits.map((hit) => [hit.passage.document.externalId, hit.passage.document.title])).toEqual([[text, text]]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it('two loads of the same at once give one of everything', async () => {
    const items = [
      ...Array.from({ length: 20 }, (_, place) => employee(`emp-${place}`, `Kim Number${place}`)),
      ...Array.from({ length: 20 }, (_, place) =>
        document(`doc-${place}`, `Text ${place}.`, { statements: { authors: [`emp-${place}`, 'Zed Quill'] } }),
      ),
    ];
    const loads = await Promise.all([load(items), load(items)]);
    expect(loads.flatMap(({ faults }) => faults)).toEqual([]);
    const { report } = await load(items);
    expect(report.documents).toEqual({ new: 0, changed: 0, unchanged: 20, failed: 0 });
    expect(report.records).toEqual({ new: 0, changed: 0, unchanged: 20, failed: 0 });
  });
});
