import { describe, expect, it } from '@jest/globals';
import type { CorpusGraph } from '../../../../src/domain/corpus.ts';
import { nameKey } from '../../../../src/domain/names.ts';
import type { Scope } from '../../../../src/domain/scope.ts';
import { GraphView } from '../../../../src/search/corpus/graph-view.ts';
import { linkQuestion, toLinkedNames } from '../../../../src/search/corpus/link-question.ts';
import type { MentionGraph } from '../../../../src/search/corpus/mention-graph.ts';
import { FILMS, filled } from '../../../support/films.ts';

const node = (id: string, label: 'Employee' | 'Project', name: string, scope: Scope = 'tenant'): CorpusGraph['nodes'][number] => ({
  id,
  label,
  name,
  scope,
});
const NODES = [
  node('mia', 'Employee', 'Mia Holtmann'),
  node('renewal', 'Project', 'Harbour Lights Renewal'),
  node('secret', 'Project', 'Kingfisher', 'project:p'),
];
const GRAPH = filled(FILMS, {
  nodes: NODES,
  names: [
    ...NODES.map(({ id, name, scope }) => ({ key: nameKey(name), kind: 'given' as const, nodeId: id, scope })),
    ...['mia', 'holtmann'].map((key) => ({ key, kind: 'partial' as const, nodeId: 'mia', scope: 'tenant' as const })),
  ],
});
const WORDS = new Set('who what which does in of the lead leads lanterns directed'.split(' '));

const names = (question: string, scopes: readonly Scope[] = ['tenant'], graph: MentionGraph = GRAPH): string[] => {
  const view = new GraphView(graph, scopes);
  return toLinkedNames(view, linkQuestion(view, question, (word) => WORDS.has(word)).names).map(
    ({ text, node: { id }, weight, match }) => `${text} -> ${id} ${weight.toFixed(2)} ${match}`,
  );
};

describe('a misspelt name', () => {
  it.each([
    ['Who is Mia Holtmnan?', 'mia holtmnan -> mia 0.85 corrected'],
    ['who is mia holtmnan', 'mia holtmnan -> mia 0.85 corrected'],
    ['Who is Mia Hotlmnan?', 'mia hotlmnan -> mia 0.72 corrected'],
    ['Who directed Lanten Bay?', 'lanten bay -> lantern-bay 0.85 corrected'],
    ['What is the Harbor Ligths Renewal?', 'harbor ligths renewal -> renewal 0.72 corrected'],
    ['Who leads Holtman?', 'holtman -> mia 0.42 corrected'],
  ])('is found in %j', (question, expected) => {
    expect(names(question)).toEqual([expected]);
  });

  it.each([
    'Who is Mia Xoltmann?',
    'Which holtmnan does lead in Ohio?',
    'Who is Ines Roht?',
    'Who leads Kingfishr?',
    'Who is Mia Hoottmmaan?',
  ])('is not found in %j', (question) => {
    expect(names(question).filter((name) => name.endsWith('corrected'))).toEqual([]);
  });

  it('is found by who sees the name, and by nobody else', () => {
    expect(names('Who leads Kingfishr?', ['tenant', 'project:p'])).toEqual(['kingfishr -> secret 0.85 corrected']);
    expect(names('Who leads Kingfishr?', [])).toEqual([]);
  });

  it('is none that a visible text has as a word, and none when something is called so', () => {
    expect(names('Who leads Lanterns Bay?')).toEqual([]);
    expect(names('Who directed Lantern Bay?')).toEqual(['lantern bay -> lantern-bay 1.00 exact']);
  });

  it('wins over a shorter name inside it, and is none when a name has the word', () => {
    const films = ['Ada', 'Ada Marsh', 'Cape Marhs'].map((title) => ({ title, text: 'Nothing.' }));
    expect(names('Who is Ada Mrash?', ['tenant'], filled(films))).toEqual(['ada mrash -> ada-marsh 0.85 corrected']);
    expect(names('Who is Ada Marhs?', ['tenant'], filled(films))).toEqual(['ada -> ada 1.00 exact']);
  });

  it('stays ambiguous between names that are equally near', () => {
    const films = [{ title: 'Brandon' }, { title: 'Branden' }, { title: 'Brandenburg' }].map((film) => ({ ...film, text: 'Nothing.' }));
    expect(names('Who is Brandan?', ['tenant'], filled(films))).toEqual([
      'brandan -> branden 0.42 corrected',
      'brandan -> brandon 0.42 corrected',
    ]);
  });

  it('is searched for as it is spelt, beside the question’s words', () => {
    const { expansions, otherWords } = linkQuestion(new GraphView(GRAPH, ['tenant']), 'Who is Mia Holtmnan of Lanten Bay?', (word) =>
      WORDS.has(word),
    );
    expect(expansions).toEqual([
      { asked: 'holtmnan', forms: [{ text: 'holtmann', certainty: 0.85 }] },
      { asked: 'lanten', forms: [{ text: 'lantern', certainty: 0.85 }] },
    ]);
    expect(otherWords).toEqual([]);
  });

  it('takes a short time in a question of thousands of unknown words', () => {
    const question = Array.from({ length: 5_000 }, (_, place) => `Holtman${'abcdefghij'[place % 10]}`).join(' ');
    const begin = performance.now();
    names(question);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});

describe('a part of a name', () => {
  it.each([
    ['who leads harbour lights?', 'harbour lights -> renewal 0.50 partial'],
    ['Who leads the Lights Renewal?', 'lights renewal -> renewal 0.50 partial'],
    ['What does Holtmann lead?', 'holtmann -> mia 0.50 partial'],
  ])('is found in %j', (question, expected) => {
    expect(names(question)).toEqual([expected]);
  });

  it('is none in small letters beside names with capitals, and no single word of a project', () => {
    expect(names('Which harbour lights does Mia Holtmann lead?')).toEqual(['mia holtmann -> mia 1.00 exact']);
    expect(names('Who leads the Harbour?')).toEqual([]);
  });
});
