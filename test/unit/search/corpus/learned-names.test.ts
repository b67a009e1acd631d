import { describe, expect, it } from '@jest/globals';
import type { CorpusGraph } from '../../../../src/domain/corpus.ts';
import type { LinkedName } from '../../../../src/domain/evidence.ts';
import type { Scope } from '../../../../src/domain/scope.ts';
import { GraphView } from '../../../../src/search/corpus/graph-view.ts';
import { linkQuestion, toLinkedNames } from '../../../../src/search/corpus/link-question.ts';
import type { LinkedQuestion } from '../../../../src/search/corpus/link-question.ts';
import { MentionGraph } from '../../../../src/search/corpus/mention-graph.ts';
import { rankDocuments, walk } from '../../../../src/search/corpus/page-rank.ts';
import { AskedRelation } from '../../../../src/search/corpus/relation-fit.ts';
import { tracePath } from '../../../../src/search/corpus/trace-path.ts';
import { filled, graphOf, idOf, read } from '../../../support/films.ts';
import type { Film } from '../../../support/films.ts';
import { randomFrom, shuffled } from '../../../support/random.ts';

const PROJECT: Partial<CorpusGraph> = {
  nodes: [{ id: 'p1', label: 'Project', name: 'Mooring Assistance Service', scope: 'tenant' }],
  names: [{ key: 'mooring assistance service', kind: 'given', nodeId: 'p1', scope: 'tenant' }],
};
const EXPLAINED: Film = { title: 'Handbook', text: 'The Mooring Assistance Service (MAS) helps ships.' };
const HIDDEN: Film = { title: 'Secret', text: 'The Mast Alignment System (MAS) is secret. Mast Alignment System!', scope: 'project:p' };
const SHORT: Film = { title: 'Rota', text: 'Otto Brandt keeps the MAS open at night.' };
const OTHERS: readonly Film[] = [SHORT, { title: 'Menu', text: 'Otto Brandt eats soup.' }, { title: 'Log', text: 'The MAS was late.' }];

const link = (graph: MentionGraph, question: string, scopes: readonly Scope[] = ['tenant']): LinkedQuestion =>
  linkQuestion(new GraphView(graph, scopes), question);
const namesIn = (graph: MentionGraph, question: string, scopes: readonly Scope[] = ['tenant']): LinkedName[] => {
  const view = new GraphView(graph, scopes);
  return toLinkedNames(view, linkQuestion(view, question).names);
};
const shares = (graph: MentionGraph, question: string, scopes: readonly Scope[] = ['tenant']): [string, number][] => {
  const view = new GraphView(graph, scopes);
  const seeds = new Map(linkQuestion(view, question).names.map(({ vertex, weight }) => [vertex, weight]));
  return rankDocuments(walk(view, seeds, { asked: new AskedRelation(new Map()) })).map(({ document, share }) => [document.id, share]);
};

describe('a form that a text explains', () => {
  it('means what the other form means, for less than a name that was given', () => {
    const graph = filled([EXPLAINED, ...OTHERS], PROJECT);
    const project = { id: 'p1', label: 'Project', name: 'Mooring Assistance Service' };
    expect(namesIn(graph, 'Who keeps the MAS open?')).toEqual([{ text: 'mas', node: project, weight: 0.5, match: 'learned' }]);
    expect(namesIn(graph, 'who keeps the mas open?')).toMatchObject([{ node: { id: 'p1' } }]);
    expect(namesIn(graph, 'Who keeps the Mooring Assistance Service open?')).toEqual([
      { text: 'mooring assistance service', node: project, weight: 1, match: 'exact' },
    ]);
  });

  it('means it the other way round too: the long form of a project that is called by the short one', () => {
    const called: Partial<CorpusGraph> = {
      nodes: [{ id: 'p1', label: 'Project', name: 'MAS', scope: 'tenant' }],
      names: [{ key: 'mas', kind: 'given', nodeId: 'p1', scope: 'tenant' }],
    };
    const names = namesIn(filled([EXPLAINED], called), 'What is the Mooring Assistance Service?');
    expect(names).toMatchObject([{ text: 'mooring assistance service', node: { id: 'p1' }, match: 'learned' }]);
  });

  it('stays ambiguous when it stands for several', () => {
    const graph = filled([EXPLAINED, { ...HIDDEN, scope: 'tenant' }], {
      nodes: [...PROJECT.nodes!, { id: 'p2', label: 'Project', name: 'Mast Alignment System', scope: 'tenant' }],
      names: [...PROJECT.names!, { key: 'mast alignment system', kind: 'given', nodeId: 'p2', scope: 'tenant' }],
    });
    expect(namesIn(graph, 'What is MAS?').map(({ node, weight }) => [node.id, weight])).toEqual([
      ['p1', 0.25],
      ['p2', 0.25],
    ]);
  });

  it('says no more than the words that are asked for: a rare long form weighs as little as a common short one', () => {
    const common = Array.from({ length: 20 }, (_, place) => ({ title: `Note ${place}x`, text: 'They say the MAS is late.' }));
    const weightOf = (graph: MentionGraph): number =>
      link(graph, 'Who keeps the MAS?').names.find(({ match }) => match === 'learned')!.weight;
    expect(weightOf(filled([EXPLAINED, ...common], PROJECT))).toBeLessThan(weightOf(filled([EXPLAINED, ...OTHERS], PROJECT)));
  });

  it('is no ordinary word in small letters, nor one that begins a sentence', () => {
    const films = [{ title: 'Top', text: 'The Tide Observation Post (TOP) is on top of the cliff. The top is cold.' }];
    const graph = filled(films, {
      nodes: [{ id: 'p1', label: 'Project', name: 'Tide Observation Post', scope: 'tenant' }],
      names: [{ key: 'tide observation post', kind: 'given', nodeId: 'p1', scope: 'tenant' }],
    });
    for (const question of ['what is on top of it', 'Top of what?', 'Is Otto on top?'])
      expect(link(graph, question).expansions).toEqual([]);
    expect(link(graph, 'Is Otto at TOP?').expansions).toEqual([{ asked: 'top', forms: [{ text: 'tide observation post', certainty: 1 }] }]);
  });

  it('does not exist for who cannot see a text that explains it', () => {
    const hidden = filled([HIDDEN, ...OTHERS], PROJECT);
    const without = filled(OTHERS, PROJECT);
    for (const question of ['What is the MAS of Otto Brandt?', 'What is a Mast Alignment System?']) {
      expect(namesIn(hidden, question)).toEqual(namesIn(without, question));
      expect(link(hidden, question).expansions).toEqual([]);
      expect(shares(hidden, question)).toEqual(shares(without, question));
    }
    expect(link(hidden, 'What is the MAS?', ['tenant', 'project:p']).expansions).toHaveLength(1);
  });

  it('leads the walk from texts with one form to what is called by the other', () => {
    const graph = filled([{ ...EXPLAINED, title: 'Mooring Assistance Service' }, ...OTHERS]);
    const view = new GraphView(graph, ['tenant']);
    const { names } = linkQuestion(view, 'What does Otto Brandt keep?');
    const walked = walk(view, new Map(names.map(({ vertex, weight }) => [vertex, weight])), {
      asked: new AskedRelation(new Map([['keep', 1]])),
    });
    const path = tracePath(view, walked, view.node('mooring-assistance-service')!);
    expect([path?.start.id, ...(path?.steps ?? []).map(({ relationship, isForward, node }) => [relationship, isForward, node.id])]).toEqual(
      ['rota', ['MENTIONS', true, 'mooring-assistance-service']],
    );
    const asked = linkQuestion(view, 'What is the MAS?');
    const direct = walk(view, new Map(asked.names.map(({ vertex, weight }) => [vertex, weight])), { asked: new AskedRelation(new Map()) });
    expect(tracePath(view, direct, view.node('mooring-assistance-service')!)).toMatchObject({
      start: { id: 'mooring-assistance-service' },
      steps: [],
    });
  });

  it('is the same to the last bit in any order of loading, whatever came and went', () => {
    const all = [EXPLAINED, HIDDEN, ...OTHERS, { title: 'Second', text: 'Mast Alignment System (MAS) again, and Otto Brandt.' }];
    const gone = { title: 'Gone', text: 'Marine Acoustic Survey (MAS). Otto Brandt!' };
    const questions = ['What does Otto Brandt do at MAS?', 'Which Mast Alignment System?', 'Mooring Assistance Service'];
    const answers = (graph: MentionGraph): unknown =>
      [['tenant'], ['tenant', 'project:p']].flatMap((scopes) =>
        questions.map((question) => [
          namesIn(graph, question, scopes as Scope[]),
          link(graph, question, scopes as Scope[]).expansions,
          shares(graph, question, scopes as Scope[]),
        ]),
      );
    const expected = answers(filled(all, PROJECT));
    const random = randomFrom(11);
    for (let round = 0; round < 20; round += 1) {
      const graph = new MentionGraph();
      for (const film of shuffled([...all, gone], random)) {
        graph.putDocument(read(graph, film));
        if (random() < 0.3) graph.setGraph(graphOf([...all, gone], PROJECT));
        if (random() < 0.3) graph.putDocument(read(graph, { ...film, text: 'MAS (Mine And Sand) was here before.' }));
      }
      for (const film of shuffled(all, random)) graph.putDocument(read(graph, film));
      graph.removeDocument(idOf(gone));
      graph.setGraph(graphOf(all, PROJECT));
      expect(answers(graph)).toEqual(expected);
    }
  });
});
