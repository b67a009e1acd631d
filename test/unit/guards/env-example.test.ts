import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SETTINGS } from '../../../src/settings.ts';

const lines = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8').split('\n');
const SETTING = /^# ([A-Z][A-Z0-9_]*)=(.*)$/;
const shown = lines.flatMap((line, place) => {
  const [, name = '', value = ''] = SETTING.exec(line) ?? [];
  return name === '' ? [] : [{ name, value, explanation: lines[place - 1] ?? '' }];
});

/** The default as it would be written in the file. */
function defaultOf(name: string): string {
  const parsed = SETTINGS.parse({}) as Readonly<Record<string, unknown>>;
  const value = parsed[name];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

describe('.env.example', () => {
  it('shows every setting once, in the order of config.ts, and no other', () => {
    expect(shown.map(({ name }) => name)).toEqual(Object.keys(SETTINGS.shape));
  });

  it.each(shown)('explains $name in a line and shows its default', ({ name, value, explanation }) => {
    expect(explanation).toMatch(/^# (?!-)[A-Z].{10,}\.$/);
    expect(value).toBe(defaultOf(name));
  });

  it('sets nothing', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
});
