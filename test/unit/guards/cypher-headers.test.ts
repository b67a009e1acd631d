import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { KNOWLEDGE_LABELS, RESERVED_RELATIONSHIPS } from '../../../src/domain/knowledge.ts';

const FOLDER = new URL('../../../cypher/queries/', import.meta.url);
const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cypher'));

interface QueryFile {
  /** What stands after `Purpose:` and the like, by the word before the colon. */
  readonly header: ReadonlyMap<string, string>;
  /** The query without comments and texts. */
  readonly body: string;
}

function read(name: string): QueryFile {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').split('\n');
  const begin = lines.findIndex((line) => !line.startsWith('//'));
  const header = new Map<string, string>();
  let field = '';
  for (const line of lines.slice(0, begin)) {
    const [, name_, first] = /^\/\/ (\w+): (.+)$/.exec(line) ?? [];
    field = name_ ?? field;
    header.set(field, `${header.get(field) ?? ''} ${first ?? line.slice(2).trim()}`.trim());
  }
  const body = lines
    .slice(begin)
    .join('\n')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:[^'\\]|\\.)*'/g, "''");
  return { header, body };
}

/** `$any(...)` is a way of naming types, no parameter. */
const parametersOf = (text: string): string[] => [...new Set(text.match(/\$\w+(?!\w*\()/g) ?? [])].sort();

describe.each(names)('cypher/queries/%s', (name) => {
  const { header, body } = read(name);

  it('says purpose, parameters and what it returns', () => {
    for (const field of ['Purpose', 'Parameters', 'Returns']) expect(header.get(field) ?? '').not.toBe('');
  });

  it('stays within the tenant, or says why not', () => {
    expect(body.includes('$tenantId') || (header.get('Tenant') ?? '') !== '').toBe(true);
  });

  it('uses exactly the parameters that its header names', () => {
    expect(parametersOf(body)).toEqual(parametersOf(header.get('Parameters') ?? ''));
  });

  it('is named verb-noun', () => {
    expect(name).toMatch(/^[a-z]+\/[a-z]+(?:-[a-z]+)+\.cypher$/);
  });
});

describe('the names in the queries', () => {
  const bodies = names.map((name) => read(name).body).join('\n');
  const bookkeeping = [
    'Node',
    'Tenant',
    'Section',
    'Chunk',
    'Alias',
    'Source',
    'Embedding',
    'Generation',
    'Outbox',
    'ExtractionNote',
    'Migration',
  ];
  const constrained = readFileSync(new URL('../constraints/unique.cypher', FOLDER), 'utf8');

  it('are labels that there are', () => {
    const used = [...bodies.matchAll(/\(\w*:([A-Z]\w*)(?::([A-Z]\w*))?/g)].flatMap(([, first, second]) => [first, second ?? first]);
    expect([...new Set(used)].filter((label) => ![...KNOWLEDGE_LABELS, ...bookkeeping].includes(label ?? ''))).toEqual([]);
  });

  it('are labels whose ids are unique, as far as they are bookkeeping', () => {
    for (const label of bookkeeping) expect(constrained).toContain(`(n:${label})`);
  });

  it('are relationships that there are', () => {
    const ofSources = ['ABOUT', 'BELONGS_TO', 'MEMBER_OF', 'SUBTOPIC_OF', 'WORKS_ON'];
    const used = new Set([...bodies.matchAll(/\[\w*:([A-Z_]+)/g)].map(([, type]) => type ?? ''));
    expect([...used].filter((type) => !RESERVED_RELATIONSHIPS.has(type) && !ofSources.includes(type))).toEqual([]);
  });
});
