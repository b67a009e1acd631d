import { describe, expect, it } from '@jest/globals';
import { toHitPage } from '../../../src/graphql/hit-page.ts';
import type { HitPage } from '../../../src/graphql/hit-page.ts';
import type { PageArguments } from '../../../src/graphql/page-arguments.ts';
import type { PresentedHit } from '../../../src/graphql/present-answer.ts';
import { hit, passage } from '../../support/search-samples.ts';

const present = (id: string, ...duplicates: readonly string[]): PresentedHit => ({
  hit: { ...hit(passage(id)), ...(duplicates.length > 0 ? { duplicates: duplicates.map((other) => hit(passage(other))) } : {}) },
  kind: 'CHUNK',
  terms: new Map(),
});
const idsOf = ({ nodes }: Pick<HitPage, 'nodes'>): string[] => nodes.map((node) => node.hit.passage.document.id);
const page = (hits: readonly PresentedHit[], given: PageArguments = {}): HitPage => toHitPage(hits, 'search one', given);
const ALL = Array.from({ length: 11 }, (_, place) => present(`d${place}`));

describe('pages of hits', () => {
  it.each([1, 3, 7, 11, 100])('of %d are together the whole list, forwards and backwards, and say what is on either side', (size) => {
    const forwards: string[] = [];
    for (let after: string | null = null, isMore = true; isMore;) {
      const next: HitPage = page(ALL, { first: size, after });
      expect(next.pageInfo.hasPreviousPage).toBe(forwards.length > 0);
      expect(next.totalCount).toBe(11);
      forwards.push(...idsOf(next));
      [after, isMore] = [next.pageInfo.endCursor, next.pageInfo.hasNextPage as boolean];
    }
    expect(forwards).toEqual(idsOf({ nodes: ALL }));

    const backwards: string[] = [];
    for (let before: string | null = null, isMore = true; isMore;) {
      const next: HitPage = page(ALL, { last: size, before });
      expect(next.pageInfo.hasNextPage).toBe(backwards.length > 0);
      backwards.unshift(...idsOf(next));
      [before, isMore] = [next.pageInfo.startCursor, next.pageInfo.hasPreviousPage as boolean];
    }
    expect(backwards).toEqual(forwards);
  });

  it('go on from any hit, not from the last alone, and lie between two', () => {
    const { edges } = page(ALL);
    expect(idsOf(page(ALL, { after: edges[4]!.cursor(), first: 2 }))).toEqual(['d5', 'd6']);
    expect(idsOf(page(ALL, { before: edges[4]!.cursor(), last: 2 }))).toEqual(['d2', 'd3']);
    expect(idsOf(page(ALL, { after: edges[2]!.cursor(), before: edges[6]!.cursor() }))).toEqual(['d3', 'd4', 'd5']);
    // The same place has the same cursor, whatever page it was read on.
    expect(page(ALL, { after: edges[4]!.cursor() }).edges[1]!.cursor()).toBe(edges[6]!.cursor());
    expect(page(ALL, { last: 3 }).edges[0]!.cursor()).toBe(edges[8]!.cursor());
  });

  it('repeat nothing and leave nothing out when hits come, go and change places meanwhile', () => {
    const first = page(ALL, { first: 4 });
    // d2 falls behind, d9 rises above all, d5 goes, "new" comes in front.
    const later = ['d9', 'new', 'd0', 'd1', 'd3', 'd4', 'd6', 'd2', 'd7', 'd8', 'd10'].map((id) => present(id));
    const second = page(later, { first: 3, after: first.pageInfo.endCursor });
    expect(idsOf(second)).toEqual(['d9', 'new', 'd4']);
    expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const third = page(ALL, { after: second.pageInfo.endCursor });
    expect(idsOf(third)).toEqual(['d5', 'd6', 'd7', 'd8', 'd10']);
    expect(third.pageInfo.hasNextPage).toBe(false);
  });

  it('do not show as a hit what stood among the duplicates of one', () => {
    const { pageInfo } = page([present('a', 'twin', 'triplet'), present('b')], { first: 1 });
    const later = [present('twin'), present('b'), present('triplet', 'a')];
    expect(idsOf(page(later, { after: pageInfo.endCursor }))).toEqual(['b']);
    const backwards = page([present('a'), present('b', 'a twin of b'), present('c')], { last: 2 });
    expect(idsOf(page([present('a'), present('b', 'a twin of b')], { before: backwards.pageInfo.startCursor }))).toEqual(['a']);
  });

  it('are empty where there is nothing, or nothing more', () => {
    const ends = { hasNextPage: false, startCursor: null, endCursor: null };
    expect(page([])).toMatchObject({ edges: [], nodes: [], totalCount: 0, pageInfo: { ...ends, hasPreviousPage: false } });
    const { endCursor } = page(ALL).pageInfo;
    expect(page(ALL, { after: endCursor })).toMatchObject({ nodes: [], totalCount: 11, pageInfo: { ...ends, hasPreviousPage: true } });
  });

  it('are not read with a cursor of another search', () => {
    const { endCursor } = page(ALL).pageInfo;
    expect(() => toHitPage(ALL, 'search two', { after: endCursor })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', details: { field: 'after' }, message: expect.stringContaining('same "input"') }),
    );
  });

  it('have cursors that show no id and stay short', () => {
    const { endCursor } = page(ALL.slice(0, 10)).pageInfo;
    const text = Buffer.from(endCursor!, 'base64url').toString('utf8');
    expect(text).toMatch(/^\["search one",\[("[\w-]{8}",?){10}\]\]$/);
    expect(endCursor!.length).toBeLessThan(200);
  });
});
