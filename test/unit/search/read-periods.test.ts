import { describe, expect, it } from '@jest/globals';
import { isWithin, readPeriods } from '../../../src/search/read-periods.ts';

describe('readPeriods', () => {
  it.each([
    ['in 2018', '2018', '2019'],
    ['drafts of 2018?', '2018', '2019'],
    ['between 2018 and 2021, who', '2018', '2022'],
    ['2018-2021', '2018', '2022'],
    ['2018–2021', '2018', '2022'],
    ['from May 2018 to June 2019', '2018-05', '2019-07'],
    ['between Q3 2020 and 4 March 2021', '2020-07', '2021-03-05'],
    ['since Q4 2020', '2020-10', undefined],
    ['after 3rd March 2020', '2020-03-04', undefined],
    ['later than Dec 2020', '2021-01', undefined],
    ['before 2019-04-01', undefined, '2019-04-01'],
    ['older than 2010', undefined, '2010'],
    ['until March 31, 2020', undefined, '2020-04-01'],
    ['by 2020-02', undefined, '2020-03'],
    ['in the 1990s', '1990', '2000'],
    ['on 2020-02-29', '2020-02-29', '2020-03-01'],
  ])('reads %j', (text, from, before) => {
    expect(readPeriods(text).map((period) => [period.from, period.before])).toEqual([[from, before]]);
  });

  it('reads several, with the words that name them', () => {
    expect(readPeriods('In May 2018 or since 2021?')).toEqual([
      { from: '2018-05', before: '2018-06', words: ['may', '2018'] },
      { from: '2021', words: ['2021'] },
    ]);
  });

  it.each(['', 'version 3.2019', '2019.5', 'id 20201', '2020-13', '2021-02-30', 'x2020', '12:2020x', '1234', '9999', 'May', 'Q5'])(
    'reads nothing in %j',
    (text) => {
      expect(readPeriods(text)).toEqual([]);
    },
  );

  it('takes no longer for a long text', () => {
    const begin = performance.now();
    expect(readPeriods('between 2018 and '.repeat(1_200))).toHaveLength(1_200);
    readPeriods('2'.repeat(20_000));
    readPeriods('may 1 '.repeat(3_000));
    expect(performance.now() - begin).toBeLessThan(3_000);
  });
});

describe('isWithin', () => {
  const periods = readPeriods('from May 2018 to 2019-02-03, or before 1990');

  it.each([
    ['2018-05-01', true],
    ['2019-02-03T23:59:59Z', true],
    ['2019-02-04', false],
    ['2018-04-30', false],
    ['1989-12-31', true],
    [undefined, false],
  ])('%j: %p', (date, expected) => {
    expect(isWithin(date, periods)).toBe(expected);
  });

  it('is never so without a period', () => {
    expect(isWithin('2018', [])).toBe(false);
  });
});
