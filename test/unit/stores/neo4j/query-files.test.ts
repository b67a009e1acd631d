import { describe, expect, it } from '@jest/globals';
import { queryText, statementsOf } from '../../../../src/stores/neo4j/query-files.ts';

describe('statementsOf', () => {
  it('splits at semicolons that end a line, without comments', () => {
    const text = '// why; because\nCREATE INDEX a;\n\n  // more\nCREATE (n {text: "x;y"})\nRETURN n;\nLAST';
    expect(statementsOf(text)).toEqual(['CREATE INDEX a', 'CREATE (n {text: "x;y"})\nRETURN n', 'LAST']);
  });

  it('gives nothing for comments alone', () => {
    expect(statementsOf('// nothing yet\n\n;\n')).toEqual([]);
  });
});

describe('queryText', () => {
  it('reads a query by its name', () => {
    expect(queryText('search/find-names')).toMatch(/^\/\/ Purpose:/);
  });

  it('fails for a query that does not exist', () => {
    expect(() => queryText('search/no-such-query')).toThrow(/ENOENT/);
  });
});
