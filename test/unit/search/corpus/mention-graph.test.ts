import { describe, expect, it } from '@jest/globals';
import type { CorpusDocument, CorpusGraph, CorpusNode } from '../../../../src/domain/corpus.ts';
import { nameKey } from '../../../../src/domain/names.ts';
import type { Scope } from '../../../../src/domain/scope.ts';
import { GraphView } from '../../../../src/search/corpus/graph-view.ts';
import { linkQuestion, toLinkedNames } from '../../../../src/search/corpus/link-question.ts';
import { MentionGraph } from '../../../../src/search/corpus/mention-graph.ts';
import type { ReadDocument } from '../../../../src/search/corpus/mention-graph.ts';
import { rankDocuments, walk } from '../../../../src/search/corpus/page-rank.ts';
import { AskedRelation } from '../../../../src/search/corpus/relation-fit.ts';
import { tracePath } from '../../../../src/search/corpus/trace-path.ts';

interface Film {
  readonly title: string;
  readonly text: string;
  readonly scope?: Scope;
}

/** Two steps from the name in the question: who directed it, and where that person comes from. */
const FILMS: readonly Film[] = [
  { title: 'Lantern Bay', text: 'Lantern Bay is a film. It was directed by Ada Marsh. It stars Otto Brandt and Ines Roth.' },
  { title: 'Ada Marsh', text: 'Ada Marsh grew up in a fishing village.' },
  { title: 'Otto Brandt', text: 'Otto Brandt plays villains.' },
  { title: 'Ines Roth', text: 'Ines Roth sings.' },
  { title: 'The Cold Quay', text: 'Otto Brandt and Ines Roth met here. It was written by Paul Weir.' },
  { title: 'Paul Weir', text: 'Paul Weir writes plays about Lantern Bay.' },
];

const idOf = ({ title }: Film): string => nameKey(title).replaceAll(' ', '-');

function toDocument(film: Film): CorpusDocument {
  const { title, text, scope = 'tenant' } = film;
  const id = idOf(film);
  return { id, version: '1', title, scope, chunks: [{ id: `${id}-0`, text, headingPath: [], scope }] };
}

function graphOf(films: readonly Film[], more: Partial<CorpusGraph> = {}): CorpusGraph {
  const nodes = films.map((film): CorpusNode => ({ id: idOf(film), label: 'Document', name: film.title, scope: film.scope ?? 'tenant' }));
  const names = nodes.map(({ id, name, scope }) => ({ key: nameKey(name), kind: 'given' as const, nodeId: id, scope }));
  return {
    nodes: [...nodes, ...(more.nodes ?? [])],
    names: [...names, ...(more.names ?? [])],
    relationships: more.relationships ?? [],
  };
}

function read(graph: MentionGraph, film: Film): ReadDocument {
  const steps = graph.read(toDocument(film));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function filled(films: readonly Film[], more?: Partial<CorpusGraph>): MentionGraph {
  const graph = new MentionGraph();
  for (const film of films) graph.putDocument(read(graph, film));
  graph.setGraph(graphOf(films, more));
  return graph;
}

/** The documents that the walk comes to, with their shares as they are, so that a difference in the last bit shows. */
function ask(graph: MentionGraph, question: string, scopes: readonly Scope[] = ['tenant']): [id: string, share: number][] {
  const view = new GraphView(graph, scopes);
  const linked = linkQuestion(view, question);
  const asked = new AskedRelation(new Map(linked.otherWords.map((word) => [word, 1])));
  const walked = walk(view, new Map(linked.names.map(({ vertex, weight }) => [vertex, weight])), asked);
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
    expect(ask(graph, QUESTION, ['tenant', 'project:p'])).not.toEqual(expected);
    expect(ask(graph, QUESTION, [])).toEqual([]);
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
  });

  it('explains a document by the strongest way to it', () => {
    const graph = filled(FILMS);
    const view = new GraphView(graph, ['tenant']);
    const { names } = linkQuestion(view, QUESTION);
    const walked = walk(view, new Map(names.map(({ vertex, weight }) => [vertex, weight])), new AskedRelation(new Map([['director', 1]])));
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

describe('linkQuestion', () => {
  const view = new GraphView(filled(FILMS), ['tenant']);
  const namesIn = (question: string): string[] => linkQuestion(view, question).names.map(({ text }) => text);

  it('takes the longest name, and what is asked from the other words', () => {
    expect(linkQuestion(view, 'Which songs did Ines Roth sing for Lantern Bay?')).toMatchObject({ otherWords: ['songs', 'sing'] });
    expect(namesIn('Which songs did Ines Roth sing for Lantern Bay?')).toEqual(['ines roth', 'lantern bay']);
  });

  it('finds names in a question without capitals, and none that is an ordinary word in one with', () => {
    expect(namesIn('who directed lantern bay')).toEqual(['lantern bay']);
    expect(namesIn('Is there a lantern bay in Ohio?')).toEqual([]);
  });

  it.each(['', '?', 'a', 'the of and', '東京', '1 2 3', 'x'.repeat(20_000), 'Lantern '.repeat(5_000)])(
    'finds nothing in %j',
    (question) => {
      expect(namesIn(question)).toEqual([]);
    },
  );
});
