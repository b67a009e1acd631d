import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '../../../src/errors.ts';

describe('docs/errors.md', () => {
  it('has the table of errors.ts, row by row', () => {
    const text = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
    const rows = text.split('\n').filter((line) => /^\| [A-Z_]+ \|/.test(line));
    expect(rows).toEqual(Object.entries(ERROR_CODES).map(([code, { status, meaning }]) => `| ${code} | ${status} | ${meaning} |`));
  });
});
