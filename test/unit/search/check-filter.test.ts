import { describe, expect, it } from '@jest/globals';
import type { DocumentFilter } from '../../../src/domain/document-filter.ts';
import { AppError } from '../../../src/errors.ts';
import { checkFilter } from '../../../src/search/check-filter.ts';

function refusalOf(filter: DocumentFilter): AppError {
  try {
    checkFilter(filter);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The filter was taken.');
}

describe('checkFilter', () => {
  it.each<[string, DocumentFilter | undefined]>([
    ['nothing', undefined],
    ['no condition', {}],
    ['conditions that are not given', { projects: undefined, createdAt: {}, updatedAt: { from: undefined } }],
  ])('takes %s for no filter', (_what, filter) => {
    expect(checkFilter(filter)).toBeUndefined();
  });

  it('gives back what is in order', () => {
    const filter = { projects: ['a', 'b'], documentTypes: ['design'], createdAt: { from: '2026-01-31', before: '2026-02-01T10:00:00Z' } };
    expect(checkFilter(filter)).toEqual(filter);
    expect(checkFilter({ documents: Array.from({ length: 100 }, (_, place) => `doc_${place}`) })?.documents).toHaveLength(100);
  });

  it.each(['projects', 'employees', 'topics', 'documents', 'documentTypes', 'statuses'] as const)(
    'refuses %s without values, in words',
    (list) => {
      const { code, message, details } = refusalOf({ [list]: [] });
      expect([code, details.field]).toEqual(['BAD_INPUT', `filter.${list}`]);
      expect(message).toBe(`"filter.${list}" is an empty list, which no document could match; leave it out to search all.`);
    },
  );

  it('refuses more than a hundred values, and values without end', () => {
    expect(refusalOf({ topics: Array.from({ length: 101 }, String) })).toMatchObject({
      code: 'BAD_INPUT',
      details: { field: 'filter.topics' },
    });
    expect(refusalOf({ statuses: ['ok', 'x'.repeat(2_001)] })).toMatchObject({ code: 'BAD_INPUT', details: { field: 'filter.statuses' } });
  });

  it.each(['yesterday', '', '2026', '2026-1-1', '2026-02-30', '31.01.2026', '2026-01-01T25:00:00Z', '2026-01-01 OR 1=1', ' 2026-01-01'])(
    'refuses %j as a moment and names the field',
    (moment) => {
      for (const [field, filter] of [
        ['filter.createdAt.from', { createdAt: { from: moment } }],
        ['filter.updatedAt.before', { updatedAt: { before: moment } }],
      ] as const) {
        expect(refusalOf(filter)).toMatchObject({ code: 'BAD_INPUT', details: { field }, message: expect.stringContaining(field) });
      }
    },
  );

  it.each(['2026-01-31', '2024-02-29', '2026-01-31T10:00:00Z', '2026-01-31T10:00:00.123+02:00', '2026-01-31T10:00'])(
    'takes %j',
    (moment) => {
      expect(checkFilter({ createdAt: { from: moment } })).toEqual({ createdAt: { from: moment } });
    },
  );
});
