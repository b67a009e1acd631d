import { describe, expect, it } from '@jest/globals';
import type { Scope } from '../../../../src/domain/scope.ts';
import { GraphView } from '../../../../src/search/corpus/graph-view.ts';
import { linkQuestion, toLinkedNames } from '../../../../src/search/corpus/link-question.ts';
import { MentionGraph } from '../../../../src/search/corpus/mention-graph.ts';
import { rankDocuments, walk } from '../../../../src/search/corpus/page-rank.ts';
import { AskedRelation } from '../../../../src/search/corpus/relation-fit.ts';
import { tracePath } from '../../../../src/search/corpus/trace-path.ts';
import { FILMS, filled, graphOf, idOf, read } from '../../../support/films.ts';
import type { Film } from '../../../support/films.ts';

/** The documents that the walk comes to, with their shares as they are, so that a difference in the last bit shows. */
function ask(
  graph: MentionGraph,
  question: string,
  { scopes = ['tenant'], steps }: { scopes?: readonly Scope[]; steps?: number } = {},
): [id: string, share: number][] {
  const view = new GraphView(graph, scopes);
  const linked = linkQuestion(view, question);
  const asked = new AskedRelation(new Map(linked.otherWords.map((word) => [word, 1])), linked.properties);
  const walked = walk(view, new Map(linked.names.map(({ vertex, weight }) => [vertex, weight])), { asked, steps });
  return rankDocuments(walked).map(({ document, share }) => [document.id, share]);
}

const QUESTION = 'Where does the director of Lantern Bay come from?';

describe('the mention graph', () => {
  it('leads from a name to what its text says of it, and there first to what is asked', () => {
    expect(
      ask(filled(FILMS), QUESTION)
        .slice(0, 2)
        .map(([id]) => id),
    ).toEqual(['lantern-bay', 'ada-marsh']);
    expect(ask(filled(FILMS), 'Who stars in Lantern Bay?')[1]?.[0]).not.toBe('ada-marsh');
  });

  it('prefers what somebody stated to have written to any number of texts that mention them, and finds these where nothing is stated', () => {
    const mentioning = Array.from({ length: 20 }, (_, place) => ({ title: `Note ${place}a`, text: `Paid for Mia Holt in week ${place}.` }));
    const films: Film[] = [{ title: 'The Cold Quay', text: 'A quay in winter.' }, ...mentioning];
    const nodes = [{ id: 'e1', label: 'Employee', name: 'Mia Holt', scope: 'tenant' }] as const;
    const names = [{ key: 'mia holt', kind: 'given', nodeId: 'e1', scope: 'tenant' }] as const;
    const relationships = [{ type: 'AUTHORED', fromId: 'e1', toId: 'the-cold-quay', scope: 'tenant' }] as const;
    const [first, second] = ask(filled(films, { nodes, names, relationships }), 'Mia Holt');
    expect(first?.[0]).toBe('the-cold-quay');
    expect(first![1]).toBeGreaterThan(20 * second![1]);
    expect(ask(filled(films, { nodes, names, relationships: [] }), 'Mia Holt').filter(([id]) => id.startsWith('note'))).toHaveLength(20);
  });

  it('stays beside the names where few steps are allowed', () => {
    // From a name to what is called so, to its text's names, to what these mean.
    const reached = (steps: number): string[] => ask(filled(FILMS), 'Paul Weir', { steps }).map(([id]) => id);
    expect(reached(0)).toEqual([]);
    expect(reached(1).sort()).toEqual(['paul-weir', 'the-cold-quay']);
    expect(reached(2)).not.toContain('lantern-bay');
    expect(reached(3)).toContain('lantern-bay');
  });

  it('is the same to the last bit whatever came first, texts or names', () => {
    const expected = ask(filled(FILMS), QUESTION);
    const turned = new MentionGraph();
    turned.setGraph(graphOf(FILMS));
    for (const film of [...FILMS].reverse()) turned.putDocument(read(turned, film));
    const oneByOne = new MentionGraph();
    for (const [place, film] of FILMS.entries()) {
      oneByOne.setGraph(graphOf(FILMS.slice(0, place)));
      oneByOne.putDocument(read(oneByOne, film));
    }
    oneByOne.setGraph(graphOf(FILMS));
    expect(ask(turned, QUESTION)).toEqual(expected);
    expect(ask(oneByOne, QUESTION)).toEqual(expected);
  });

  it('forgets what is deleted: others came and went without a trace', () => {
    const expected = ask(filled(FILMS), QUESTION);
    const more: Film = { title: 'Lantern Bay Nights', text: 'Ada Marsh and Otto Brandt return to Lantern Bay.' };
    const graph = filled([...FILMS, more]);
    expect(ask(graph, QUESTION)).not.toEqual(expected);
    graph.removeDocument(idOf(more));
    graph.setGraph(graphOf(FILMS));
    expect(ask(graph, QUESTION)).toEqual(expected);
  });

  it('takes a changed text in the place of what it was', () => {
    const graph = filled(FILMS);
    const [film, ...others] = FILMS;
    const changed = { title: film?.title ?? '', text: 'Lantern Bay is a film. It was directed by Paul Weir.' };
    graph.putDocument(read(graph, changed));
    expect(ask(graph, QUESTION)).toEqual(ask(filled([changed, ...others]), QUESTION));
    expect(ask(graph, QUESTION)[1]?.[0]).toBe('paul-weir');
  });

  it('shows nothing of what is hidden, and moves nothing by it', () => {
    const expected = ask(filled(FILMS), QUESTION);
    const hidden: Film = { title: 'Ada Marsh Leaves', text: 'Ada Marsh was directed by Lantern Bay.', scope: 'project:p' };
    const longer: Film = { title: 'Lantern Bay is a film', text: 'Otto Brandt, Otto Brandt', scope: 'project:p' };
    const graph = filled([...FILMS, hidden, longer]);
    expect(ask(graph, QUESTION)).toEqual(expected);
    expect(ask(graph, QUESTION, { scopes: ['tenant', 'project:p'] })).not.toEqual(expected);
    expect(ask(graph, QUESTION, { scopes: [] })).toEqual([]);
  });

  it('keeps a name that means several ambiguous', () => {
    const graph = filled([...FILMS, { title: 'Lantern Bay (book)', text: 'A book.' }]);
    const view = new GraphView(graph, ['tenant']);
    const names = toLinkedNames(view, linkQuestion(view, 'Who wrote Lantern Bay?').names);
    expect(names.map(({ node, weight }) => [node.id, weight])).toEqual([
      ['lantern-bay', 0.5],
      ['lantern-bay-book', 0.5],
    ]);
  });

  it('follows what is stated, and first what the question asks for', () => {
    const person = { id: 'e1', label: 'Employee', name: 'Mia Holt', scope: 'tenant' } as const;
    const graph = filled(FILMS, {
      nodes: [person],
      names: [{ key: 'mia holt', kind: 'given', nodeId: 'e1', scope: 'tenant' }],
      relationships: ['AUTHORED', 'SPONSORED'].map((type, place) => ({
        type,
        fromId: 'e1',
        toId: ['paul-weir', 'ines-roth'][place] ?? '',
        scope: 'tenant',
      })),
    });
    expect(ask(graph, 'What did Mia Holt sponsor?')[0]?.[0]).toBe('ines-roth');
    expect(ask(graph, 'Of what is Mia Holt the author?')[0]?.[0]).toBe('paul-weir');
    expect(ask(graph, 'What did Mia Holt write?')[0]?.[0]).toBe('paul-weir');
  });

  it('follows what is stated first to documents that have the types, states and times which the question asks for', () => {
    const films = ['1998-05-02', '2003-01-01', '2003-12-31'].map((createdAt, place) => ({
      title: `Reel ${place}x`,
      text: 'A reel.',
      properties: { createdAt, status: place === 1 ? 'Lost' : 'Kept', type: 'Print' },
    }));
    const graph = filled(films, {
      nodes: [{ id: 'e1', label: 'Employee', name: 'Mia Holt', scope: 'tenant' }],
      names: [{ key: 'mia holt', kind: 'given', nodeId: 'e1', scope: 'tenant' }],
      relationships: films.map((film) => ({ type: 'AUTHORED', fromId: 'e1', toId: idOf(film), scope: 'tenant' })),
    });
    const first = (question: string): string | undefined => ask(graph, question)[0]?.[0];
    expect(first('What did Mia Holt write before 2000?')).toBe(idOf(films[0]!));
    expect(first('Which lost prints did Mia Holt write?')).toBe(idOf(films[1]!));
    expect(first('Which kept prints did Mia Holt write in 2003?')).toBe(idOf(films[2]!));
  });

  it('explains a document by the strongest way to it', () => {
    const graph = filled(FILMS);
    const view = new GraphView(graph, ['tenant']);
    const { names } = linkQuestion(view, QUESTION);
    const walked = walk(view, new Map(names.map(({ vertex, weight }) => [vertex, weight])), {
      asked: new AskedRelation(new Map([['director', 1]])),
    });
    const pathTo = (id: string): unknown => {
      const path = tracePath(view, walked, view.node(id)!);
      return path && [path.start.id, ...path.steps.map(({ relationship, isForward, node }) => [relationship, isForward, node.id])];
    };
    expect(pathTo('lantern-bay')).toEqual(['lantern-bay']);
    expect(pathTo('ada-marsh')).toEqual(['lantern-bay', ['MENTIONS', true, 'ada-marsh']]);
    expect(pathTo('paul-weir')).toEqual(['lantern-bay', ['MENTIONS', false, 'paul-weir']]);
  });

  it('is bounded beside a hub: a name in thousands of texts', () => {
    const hub = Array.from({ length: 3_000 }, (_, place) => ({
      title: `Report ${place}a`,
      text: `Report for Otto Brandt by Otto Brandt.`,
    }));
    const graph = filled([...FILMS, ...hub]);
    const begin = performance.now();
    expect(ask(graph, 'Who is Otto Brandt?')[0]?.[0]).toBe('otto-brandt');
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});
