import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, getOperationAST, parse } from 'graphql';
import { checkLimits } from '../../../src/graphql/limits.ts';
import { readSchemaFiles } from '../../../src/graphql/schema-files.ts';

const schema = buildASTSchema(readSchemaFiles());

function messageFor(text: string, variables: Record<string, unknown> = {}): string | undefined {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The text has no operation.');
  return checkLimits(schema, { document, operation, variables })?.message;
}

const nested = (outer: string, inner: string): string =>
  `query ($size: Int) { documentsConnection(${outer}) { nodes { authors(${inner}) { nodes { projects(${inner}) { nodes { id } } } } } } }`;

describe('the entries that an operation asks for', () => {
  it.each([['first'], ['last']])('are counted when "%s" says how many', (argument) => {
    expect(messageFor(nested('first: 20', `${argument}: 90`))).toBeUndefined();
    expect(messageFor(nested('last: 100', `${argument}: 90`))).toContain('entries');
    expect(messageFor(nested(`${argument}: $size`, `${argument}: $size`), { size: 100 })).toContain('entries');
  });

  it('are a page of the usual size when nobody says how many, and count as one at least', () => {
    expect(messageFor(nested('first: 100', 'first: 9'))).toBeUndefined();
    expect(
      messageFor('{ rootTopics { nodes { children { nodes { children { nodes { children { nodes { id } } } } } } } } }'),
    ).toBeUndefined();
    expect(
      messageFor('{ rootTopics(last: 100) { nodes { children { nodes { children { nodes { children { nodes { id } } } } } } } } }'),
    ).toContain('entries');
    expect(messageFor('{ rootTopics(first: -5) { nodes { children(last: 100) { nodes { id } } } } }')).toBeUndefined();
  });

  it('are counted inside the input of a search too', () => {
    const search = (input: string): string =>
      `query ($size: Int, $input: SearchInput!) { search(input: ${input}) { hits { document { references(first: 100) { nodes { references(first: 50) { nodes { id } } } } } } } }`;
    expect(messageFor(search('{ query: "x", limit: 20 }'))).toBeUndefined();
    expect(messageFor(search('{ query: "x" }'))).toBeUndefined();
    expect(messageFor(search('{ query: "x", limit: 100 }'))).toContain('entries');
    expect(messageFor(search('{ query: "x", limit: $size }'), { size: 100 })).toContain('entries');
    expect(messageFor(search('$input'), { input: { query: 'x', limit: 100 } })).toContain('entries');
  });

  it('are a passage and those on either side of it in its context', () => {
    const context = (sizes: string): string =>
      `query ($size: Int) { search(input: { query: "x", limit: 100 }) { hits { chunk { context${sizes} { section { chunks(first: 100) { nodes { id } } } } } } } }`;
    expect(messageFor(context('(previous: 8, next: 10)'))).toBeUndefined();
    expect(messageFor(context('(previous: 10, next: 10)'))).toContain('entries');
    expect(messageFor(context('(previous: $size, next: 10)'), { size: 10 })).toContain('entries');
    expect(messageFor(context('(previous: 1000000000, next: -1000000000)'))).toBeUndefined();
    expect(messageFor(context(''))).toBeUndefined();
  });
});
