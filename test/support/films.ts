import type { CorpusDocument, CorpusGraph, CorpusNode, DocumentProperties } from '../../src/domain/corpus.ts';
import { nameKey } from '../../src/domain/names.ts';
import type { Scope } from '../../src/domain/scope.ts';
import { MentionGraph } from '../../src/search/corpus/mention-graph.ts';
import type { ReadDocument } from '../../src/search/corpus/mention-graph.ts';

/** A document of one passage. */
export interface Film {
  readonly title: string;
  readonly text: string;
  readonly scope?: Scope;
  readonly properties?: DocumentProperties;
  /** What a language model found in the text. */
  readonly extractedNames?: readonly string[];
}

/** Two steps from the name in the question: who directed it, and where that person comes from. */
export const FILMS: readonly Film[] = [
  { title: 'Lantern Bay', text: 'Lantern Bay is a film. It was directed by Ada Marsh. It stars Otto Brandt and Ines Roth.' },
  { title: 'Ada Marsh', text: 'Ada Marsh grew up in a fishing village.' },
  { title: 'Otto Brandt', text: 'Otto Brandt plays villains.' },
  { title: 'Ines Roth', text: 'Ines Roth sings.' },
  { title: 'The Cold Quay', text: 'Otto Brandt and Ines Roth met here. It was written by Paul Weir.' },
  { title: 'Paul Weir', text: 'Paul Weir writes plays about Lantern Bay.' },
];

export const idOf = ({ title }: Film): string => nameKey(title).replaceAll(' ', '-');

export function toDocument(film: Film): CorpusDocument {
  const { title, text, extractedNames, scope = 'tenant' } = film;
  const id = idOf(film);
  return { id, version: '1', title, scope, chunks: [{ id: `${id}-0`, text, headingPath: [], scope, extractedNames }] };
}

export function graphOf(films: readonly Film[], more: Partial<CorpusGraph> = {}): CorpusGraph {
  const nodes = films.map((film): CorpusNode => ({
    id: idOf(film),
    label: 'Document',
    name: film.title,
    scope: film.scope ?? 'tenant',
    properties: film.properties,
  }));
  const names = nodes.map(({ id, name, scope }) => ({ key: nameKey(name), kind: 'given' as const, nodeId: id, scope }));
  return {
    nodes: [...nodes, ...(more.nodes ?? [])],
    names: [...names, ...(more.names ?? [])],
    relationships: more.relationships ?? [],
  };
}

export function read(graph: MentionGraph, film: Film): ReadDocument {
  const steps = graph.read(toDocument(film));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export function filled(films: readonly Film[], more?: Partial<CorpusGraph>): MentionGraph {
  const graph = new MentionGraph();
  for (const film of films) graph.putDocument(read(graph, film));
  graph.setGraph(graphOf(films, more));
  return graph;
}
