import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CorpusGraph } from '../../../../src/domain/corpus.ts';
import { linkQuestion } from '../../../../src/search/corpus/link-question.ts';
import { TenantCorpus } from '../../../../src/search/corpus/tenant-corpus.ts';
import { walkDocuments } from '../../../../src/search/retrievers/walk-documents.ts';
import { FILMS, graphOf, idOf, toDocument } from '../../../support/films.ts';

const HUB_EDGES = 100_000;
const SCOPES = ['tenant'] as const;
const PRINCIPAL = { tenantId: 'studio', scopes: SCOPES, permissions: [] };

/** The films, a person who wrote so many documents besides, and with `isInCircle` topics of which each is a part of the next, the last of the first. */
async function corpusWith({ written = 0, isInCircle = false }: { written?: number; isInCircle?: boolean }): Promise<TenantCorpus> {
  const numbers = Array.from({ length: written }, (_, number) => `report-${number}`);
  const topics = isInCircle ? ['Harbours', 'Quays', 'Piers'] : [];
  const more: CorpusGraph = {
    nodes: [
      { id: 'mia', label: 'Employee', name: 'Mia Holt', scope: 'tenant' },
      ...topics.map((name) => ({ id: name, label: 'Topic' as const, name, scope: 'tenant' as const })),
      ...numbers.map((id) => ({ id, label: 'Document' as const, name: id, scope: 'tenant' as const })),
    ],
    names: [
      { key: 'mia holt', kind: 'given', nodeId: 'mia', scope: 'tenant' },
      ...topics.map((name) => ({ key: name.toLowerCase(), kind: 'given' as const, nodeId: name, scope: 'tenant' as const })),
    ],
    relationships: [
      ...numbers.map((toId) => ({ type: 'AUTHORED', fromId: 'mia', toId, scope: 'tenant' as const })),
      { type: 'AUTHORED', fromId: 'mia', toId: idOf(FILMS[0]!), scope: 'tenant' },
      ...topics.map((fromId, place) => ({
        type: 'SUBTOPIC_OF',
        fromId,
        toId: topics[(place + 1) % topics.length]!,
        scope: 'tenant' as const,
      })),
      ...topics.slice(-1).map((toId) => ({ type: 'ABOUT', fromId: idOf(FILMS[4]!), toId, scope: 'tenant' as const })),
    ],
  };
  const documents = FILMS.map(toDocument);
  const corpus = new TenantCorpus('studio');
  await corpus.fill(
    {
      // eslint-disable-next-line @typescript-eslint/require-await -- batches come from a store elsewhere
      documents: (async function* () {
        yield documents;
      })(),
      removedIds: [],
      versions: new Map(documents.map(({ id, version }) => [id, version])),
      graph: graphOf(FILMS, more),
    },
    () => false,
  );
  return corpus;
}

function walkFrom(corpus: TenantCorpus, text: string): string[] {
  const linked = linkQuestion(corpus.view(SCOPES), text);
  return walkDocuments(corpus, PRINCIPAL, { text, linked, limit: 10 }).map(({ chunkId }) => chunkId);
}

/** The fastest of some runs in milliseconds: what else the machine does counts as little as may be. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: 10 }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return Math.min(...times);
}

describe('a walk', () => {
  let hub: TenantCorpus;
  let small: TenantCorpus;
  beforeAll(async () => {
    [hub, small] = [await corpusWith({ written: HUB_EDGES }), await corpusWith({ written: 10 })];
  });

  it('to somebody with a hundred thousand relationships takes little more than one without', () => {
    const question = 'What did Mia Holt write about Lantern Bay?';
    const expected = fastest(() => walkFrom(small, question));
    // Looking through them once takes a millisecond or two; making an edge of each took hundreds.
    expect(fastest(() => walkFrom(hub, question))).toBeLessThan(10 * expected + 10);
    expect(walkFrom(hub, question)[0]).toBe(`${idOf(FILMS[0]!)}-0`);
  });

  it('that begins at nothing but a hub ends without a word rather than with a hundred thousand', () => {
    expect(walkFrom(small, 'What is by Mia Holt?')).not.toEqual([]);
    expect(walkFrom(hub, 'What is by Mia Holt?')).toEqual([]);
  });

  it('goes round a circle of topics and comes back with what they are about', async () => {
    const circle = await corpusWith({ isInCircle: true });
    for (const name of ['Harbours', 'Quays', 'Piers'])
      expect(walkFrom(circle, `What is there on ${name}?`)).toContain(`${idOf(FILMS[4]!)}-0`);
  });
});
