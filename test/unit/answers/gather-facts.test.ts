import { describe, expect, it } from '@jest/globals';
import { gatherFacts } from '../../../src/answers/gather-facts.ts';
import { FakeGraphStore } from '../../support/fake-graph-store.ts';
import { SOMEBODY } from '../../support/fake-tenant-store.ts';
import { fact, hit, node, passage } from '../../support/search-samples.ts';

const ada = node('ada', 'Employee', 'Ada Byron');
const bo = node('bo', 'Employee', 'Bo Lind');
const review = node('d0', 'Document', 'Review');
const lights = node('t', 'Topic', 'Lights');
const wrote = fact(ada, 'AUTHORED', review);
const reports = fact(ada, 'REPORTS_TO', bo);

describe('gatherFacts', () => {
  it('goes from names and the first three documents to people, and one step further', async () => {
    const graph = new FakeGraphStore();
    graph.facts = [wrote, fact(review, 'ABOUT', lights), reports, fact(node('x'), 'KNOWS', lights)];
    const hits = ['d0', 'd0', 'd1', 'd2', 'd3'].map((id, place) => hit(passage(id, place)));
    const facts = await gatherFacts(graph, SOMEBODY, { names: [{ text: 'n', node: node('n'), weight: 1, match: 'exact' }], hits });
    expect(graph.factSeeds).toEqual([['n', 'd0', 'd1', 'd2'], ['ada']]);
    expect(facts.map(({ relationship }) => relationship)).toEqual(['AUTHORED', 'ABOUT', 'REPORTS_TO']);
  });

  it('asks for what the documents of a filter state, and for nothing when there are none', async () => {
    const graph = new FakeGraphStore();
    graph.facts = [{ ...wrote, documentId: 'd0' }, { ...fact(ada, 'REVIEWED', review), documentId: 'd9' }, reports];
    const hits = [hit(passage('d0'))];
    const gather = async (documentIds: string[]) => gatherFacts(graph, SOMEBODY, { names: [], hits, documentIds });
    expect((await gather(['d0'])).map(({ relationship }) => relationship)).toEqual(['AUTHORED']);
    const asked = graph.factSeeds.length;
    expect(await gather([])).toEqual([]);
    expect(graph.factSeeds).toHaveLength(asked);
  });

  it('counts a relationship with two supports once', async () => {
    const graph = new FakeGraphStore();
    graph.facts = [wrote, { ...wrote, documentId: 'd9' }];
    expect(await gatherFacts(graph, SOMEBODY, { names: [], hits: [hit(passage('d0'))] })).toHaveLength(1);
  });
});
