import { describe, expect, it } from '@jest/globals';
import type { Scope } from '../../../../src/domain/scope.ts';
import { GraphView } from '../../../../src/search/corpus/graph-view.ts';
import { linkQuestion } from '../../../../src/search/corpus/link-question.ts';
import { MentionGraph } from '../../../../src/search/corpus/mention-graph.ts';
import { rankDocuments, walk } from '../../../../src/search/corpus/page-rank.ts';
import { AskedRelation } from '../../../../src/search/corpus/relation-fit.ts';
import { FILMS, filled, graphOf, idOf, read } from '../../../support/films.ts';
import type { Film } from '../../../support/films.ts';
import { randomFrom, shuffled } from '../../../support/random.ts';

/** The documents that the walk comes to, with their shares as they are, so that a difference in the last bit shows. */
function ask(graph: MentionGraph, question: string, scopes: readonly Scope[] = ['tenant']): [id: string, share: number][] {
  const view = new GraphView(graph, scopes);
  const linked = linkQuestion(view, question);
  const asked = new AskedRelation(new Map(linked.otherWords.map((word) => [word, 1])), linked.properties);
  const walked = walk(view, new Map(linked.names.map(({ vertex, weight }) => [vertex, weight])), { asked });
  return rankDocuments(walked).map(({ document, share }) => [document.id, share]);
}
const ids = (found: readonly [id: string, share: number][]): string[] => found.map(([id]) => id);

/** Two texts that share a name which both write small, and which nothing is called by. */
const GATEWAY: Film = { title: 'Night shift', text: 'At three the tern gateway fell silent.' };
const OWNER: Film = { title: 'Rota', text: 'Lena Voss looks after the tern gateway and the boiler.' };
const QUESTION = 'Who looks after the tern gateway in Oslo?';

const withNames = (film: Film, ...extractedNames: string[]): Film => ({ ...film, extractedNames });
const EXTRACTED = [withNames(GATEWAY, 'tern gateway'), withNames(OWNER, 'Lena Voss', 'tern gateway')];

describe('names that a language model found', () => {
  it('lead to the texts that hold them, though both text and question write them small', () => {
    expect(ask(filled([...FILMS, GATEWAY, OWNER]), QUESTION)).toEqual([]);
    expect(
      ids(ask(filled([...FILMS, ...EXTRACTED]), QUESTION))
        .slice(0, 2)
        .sort(),
    ).toEqual(['night-shift', 'rota']);
  });

  it('lead on from text to text', () => {
    const films = [...FILMS, GATEWAY, OWNER];
    expect(ids(ask(filled(films), 'Who is called on the Night shift?'))).not.toContain('rota');
    expect(ids(ask(filled([...FILMS, ...EXTRACTED]), 'Who is called on the Night shift?'))).toContain('rota');
  });

  it('change nothing where there are none, and nothing for other questions of names that texts write anyway', () => {
    const question = 'Where does the director of Lantern Bay come from?';
    const expected = ask(filled(FILMS), question);
    expect(ask(filled(FILMS.map((film) => withNames(film))), question)).toEqual(expected);
    const named = FILMS.map((film) => withNames(film, ...['Otto Brandt', 'Ines Roth'].filter((name) => film.text.includes(name))));
    expect(ask(filled(named), question)).toEqual(expected);
  });

  it.each(['kubectl', 'quay side'])('may be "%s", unless the texts that a model has read mostly have it as ordinary words', (word) => {
    const named = [
      withNames({ title: 'Runbook', text: `Restart it by ${word} at night.` }, word),
      withNames({ title: 'Notes', text: `We wrote a plugin for ${word}.` }, word),
    ];
    const ordinary = Array.from({ length: 2 }, (_, place) => ({
      title: `Log ${place}x`,
      text: `The ${word} was wet, another ${word} dry.`,
    }));
    const found = (...films: Film[]): string[] => ids(ask(filled([...FILMS, ...films]), `What is ${word} for, asks Oslo?`)).sort();
    expect(found(...named)).toEqual(['notes', 'runbook']);
    // What no model has read says nothing against it, or names would come and go while texts are read.
    expect(found(...named, ...ordinary)).toEqual(['notes', 'runbook']);
    expect(found(...named, withNames(ordinary[0]!))).toEqual(['notes', 'runbook']);
    expect(found(...named, ...ordinary.map((film) => withNames(film)))).toEqual([]);
    expect(found(...named, ...ordinary.map((film) => ({ ...withNames(film), scope: 'project:p' as const })))).toEqual(['notes', 'runbook']);
  });

  it('are found at every place of their text, and in no other passage or text', () => {
    const graph = new MentionGraph();
    const chunk = (id: string, text: string, extractedNames?: string[]) => ({
      id,
      text,
      headingPath: [],
      scope: 'tenant' as const,
      extractedNames,
    });
    const steps = graph.read({
      id: 'd',
      version: '1',
      title: 'Doc',
      scope: 'tenant',
      chunks: [
        chunk('d-0', 'the tern gateway is old'),
        chunk('d-1', 'a tern gateway, and another tern gateway', ['tern gateway']),
        chunk('d-2', 'the tern gateway again'),
      ],
    });
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    expect(step.value.extracted).toEqual([
      { at: 6, length: 2 },
      { at: 10, length: 2 },
    ]);
  });

  it('count for nobody who may not see the text', () => {
    const hidden: Film[] = EXTRACTED.map((film) => ({ ...film, title: `${film.title} hidden`, scope: 'project:p' }));
    const graph = filled([...FILMS, GATEWAY, OWNER, ...hidden]);
    expect(ask(graph, QUESTION)).toEqual([]);
    const insiders = ids(ask(graph, QUESTION, ['tenant', 'project:p']));
    expect(insiders.slice(0, 2).sort()).toEqual(['night-shift-hidden', 'rota-hidden']);
    // One extraction is visible, one is not: for those who see one of them it is no name that joins texts.
    const [shown, other] = [EXTRACTED[0]!, { ...EXTRACTED[1]!, scope: 'project:p' as const }];
    expect(ask(filled([...FILMS, shown, other]), QUESTION)).toEqual([]);
  });

  it('make the same graph to the last bit in any order, also when they come later than the texts, and for some of them only', () => {
    const people = ['tern gateway', 'Otto Brandt', 'cold quay', 'film', 'Lena Voss'];
    const films = [...FILMS, GATEWAY, OWNER].map((film, place) =>
      place % 3 === 2 ? film : withNames(film, ...people.filter((name) => film.text.toLowerCase().includes(name.toLowerCase()))),
    );
    const bare = films.map(({ extractedNames: _none, ...film }): Film => film);
    const questions = [QUESTION, 'Where does the director of Lantern Bay come from?', 'Which film has Otto Brandt at the cold quay?'];
    const expected = questions.map((question) => ask(filled(films), question));
    expect(expected.map((found) => found.length > 0)).toEqual([true, true, true]);
    for (let seed = 1; seed <= 20; seed += 1) {
      const next = randomFrom(seed);
      const graph = new MentionGraph();
      if (next() < 0.5) graph.setGraph(graphOf(films));
      // Each text as it was before a model read it, some of them twice, and then as it is; names and texts in any order.
      const later = shuffled(films, next);
      for (const film of shuffled([...bare, ...bare.slice(0, 3)], next)) graph.putDocument(read(graph, film));
      for (const [place, film] of later.entries()) {
        graph.putDocument(read(graph, film));
        if (next() < 0.3) graph.setGraph(graphOf(films.slice(0, place)));
        if (next() < 0.3) graph.removeDocument(idOf(later[0]!));
      }
      for (const film of shuffled(films, next)) if (next() < 0.5 || film === later[0]) graph.putDocument(read(graph, film));
      graph.setGraph(graphOf(films));
      expect(questions.map((question) => ask(graph, question))).toEqual(expected);
    }
  });
});
