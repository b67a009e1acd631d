import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AliasKind } from '../../../src/domain/names.ts';
import { linkNames } from '../../../src/search/link-names.ts';
import { FakeGraphStore } from '../../support/fake-graph-store.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { node } from '../../support/search-samples.ts';

describe('linkNames', () => {
  let graph: FakeGraphStore;

  beforeEach(() => {
    graph = new FakeGraphStore();
  });

  const know = (key: string, id: string, kind: AliasKind = 'given'): void => {
    graph.names.push({ key, kind, node: node(id) });
  };
  const link = async (question: string): Promise<[string, string, number][]> =>
    (await linkNames(graph, SOMEBODY, question)).map(({ text, node: { id }, weight }) => [text, id, weight]);

  it('finds a name however it is written in the question', async () => {
    know('pep 8', 'd8');
    expect(await link('What does PEP-0008 say?')).toEqual([['pep 8', 'd8', 1]]);
  });

  it('lets a longer name win over the shorter ones inside it, and finds those elsewhere', async () => {
    know('ada byron', 'ada');
    know('byron', 'other', 'partial');
    know('ada', 'third');
    expect(await link('Did Ada Byron write it?')).toEqual([['ada byron', 'ada', 1]]);
    expect((await link('Did Ada Byron know Byron?')).map(([, id]) => id)).toEqual(['ada', 'other']);
  });

  it('shares the weight of a name among those who have it', async () => {
    for (const id of ['s1', 's2', 's3', 's4']) know('smith', id, 'partial');
    expect(await link('Smith?')).toEqual(['s1', 's2', 's3', 's4'].map((id) => ['smith', id, 0.125]));
  });

  it('takes those whose whole name it is before those whose part it is', async () => {
    know('beacon', 'project');
    know('beacon', 'person', 'partial');
    expect(await link('beacon')).toEqual([['beacon', 'project', 1]]);
  });

  it('counts a node once though two documents give it the same name', async () => {
    know('zoe quist', 'zoe');
    know('zoe quist', 'zoe');
    expect(await link('zoe quist')).toEqual([['zoe quist', 'zoe', 1]]);
  });

  it('keeps the strongest of several names of one node', async () => {
    know('ada', 'ada', 'partial');
    know('ada lovelace', 'ada');
    expect(await link('Ada? I mean Ada Lovelace.')).toEqual([['ada lovelace', 'ada', 1]]);
  });

  it('puts the strongest first and ties in the order of ids', async () => {
    know('zed', 'a', 'partial');
    know('yan', 'c');
    know('xia', 'b');
    expect((await link('zed yan xia')).map(([, id]) => id)).toEqual(['b', 'c', 'a']);
  });

  it('does not take a single function word for a name, but finds one inside a name', async () => {
    know('will', 'will', 'partial');
    know('the who', 'band');
    expect(await link('Will the who play?')).toEqual([['the who', 'band', 1]]);
  });

  it('asks once for a huge question, for its first two hundred words', async () => {
    await link(Array.from({ length: 3_000 }, (_, place) => `w${'x'.repeat(place % 50)}y${place}`).join(' '));
    expect(graph.askedKeys).toHaveLength(1);
    expect(graph.askedKeys[0]?.length).toBeLessThanOrEqual(200 * 12);
  });

  it('finds nothing in a question without words', async () => {
    expect(await link('?!')).toEqual([]);
  });
});
