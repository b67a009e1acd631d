import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Evaluation } from '../../evaluation/measure.ts';
import type { Summary } from '../../evaluation/metrics.ts';
import { formatAblation, formatChanges, formatTable } from '../../evaluation/report.ts';
import { readSaved, save } from '../../evaluation/saved-results.ts';

function summary(value: number): Summary {
  const interval = [value - 0.1, value + 0.1] as const;
  return {
    questions: 10,
    ...{ 'recall@5': value, 'recall@10': value, 'mrr@10': value, 'ndcg@10': value },
    interval: { 'recall@5': interval, 'recall@10': interval, 'mrr@10': interval, 'ndcg@10': interval },
  };
}

function evaluation(value: number, corpus = 'small'): Evaluation {
  return { corpus, variants: { search: { ALL: summary(value), FACTUAL: summary(value) } }, latency: { search: { p50: 4.25, p95: 31 } } };
}

describe('formatTable', () => {
  it('shows each variant with its intervals, and the search by type', () => {
    const table = formatTable(evaluation(0.5));
    expect(table).toMatch(/\| search +\| 10 +\| \.500 \(\.400-\.600\) .*\| 4\.3 \/ 31 +\|/);
    expect(table).toMatch(/\| FACTUAL +\| 10 +\| \.500/);
  });
});

describe('formatAblation', () => {
  it('shows what is lost or won without each part, by type', () => {
    const { variants, latency } = evaluation(0.5);
    const without = { ALL: summary(0.45), FACTUAL: summary(0.5) };
    const table = formatAblation({ corpus: 'small', variants: { ...variants, 'without GRAPH': without }, latency, isAblation: true });
    expect(table).toMatch(/\| search +\| \.500 \/ \.500 \/ \.500 +\| \.500 \/ \.500 \/ \.500 \| 4\.3 +\|/);
    expect(table).toMatch(/\| without GRAPH +\| -\.050 \/ -\.050 \/ -\.050 \| = \/ = \/ = +\|/);
  });
});

describe('formatChanges', () => {
  it('is empty when nothing has changed', () => {
    expect(formatChanges(evaluation(0.5), evaluation(0.5))).toBe('');
  });

  it('tells a change within the interval from one beyond it', () => {
    expect(formatChanges(evaluation(0.55), evaluation(0.5))).toContain('  search ALL recall@5: .500 -> .550 (+.050; was within .400-.600)');
    expect(formatChanges(evaluation(0.3), evaluation(0.5))).toContain('! search ALL recall@5: .500 -> .300 (-.200');
  });
});

describe('the saved results', () => {
  it('are read as they were saved, a section a set, and replaced by a later run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'weft-report-'));
    const page = join(folder, 'evaluation.md');
    await writeFile(page, '# Evaluation\n\nWords that stay.\n');
    await save(evaluation(0.5), page);
    await save(evaluation(0.25, 'other'), page);
    await save(evaluation(0.75), page);
    const text = await readFile(page, 'utf8');
    expect(text.match(/^#+ .*$/gm)).toEqual(['# Evaluation', '## other', '## small']);
    expect(text).toContain('Words that stay.');
    expect(await readSaved(evaluation(0), page)).toEqual(evaluation(0.75));
    expect(await readSaved({ ...evaluation(0), half: 'a' }, page)).toBeUndefined();
    await rm(folder, { recursive: true });
  });
});
