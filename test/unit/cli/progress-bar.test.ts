import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createProgressBar } from '../../../src/cli/progress-bar.ts';
import type { Progress } from '../../../src/platform/progress.ts';

/** A terminal, or none, that keeps what is written to it. */
function screen(isTerminal: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let text = '';
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      text += piece.toString();
      done();
    },
  });
  const terminal = { isTTY: isTerminal, columns: 120, cursorTo: () => true, clearLine: () => true, moveCursor: () => true };
  return { stream: Object.assign(stream, terminal) as unknown as NodeJS.WriteStream, text: () => text };
}

describe('without a terminal', () => {
  let progress: Progress;
  let text: () => string;

  beforeEach(() => {
    jest.useFakeTimers();
    const { stream, ...rest } = screen(false);
    progress = createProgressBar(stream);
    text = rest.text;
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('writes a line at the beginning and at the end of a step, and now and then between', () => {
    progress.start('Embedding', { total: 100, unit: 'chunks' });
    progress.update(10);
    jest.advanceTimersByTime(5_100);
    progress.update(20);
    progress.update(30);
    progress.finish('100 chunks');
    expect(text()).toBe('Embedding ...\nEmbedding: 20/100 chunks\nEmbedding: 100 chunks\n');
  });

  it('ends a step when the next begins, and nothing twice', () => {
    progress.start('One');
    progress.start('Two');
    progress.finish();
    progress.finish();
    expect(text()).toBe('One ...\nOne: done\nTwo ...\nTwo: done\n');
  });

  it('writes notes', () => {
    progress.note('Applied 0001');
    expect(text()).toBe('Applied 0001\n');
  });
});

describe('on a terminal', () => {
  it('shows a step of unknown length on one line', () => {
    const { stream, text } = screen(true);
    const progress = createProgressBar(stream);
    progress.start('Starting Neo4j');
    progress.finish('ready in 4 s');
    expect(text()).toBe('Starting Neo4j ... ready in 4 s\n');
  });

  it('takes a step up again after a note', () => {
    const { stream, text } = screen(true);
    const progress = createProgressBar(stream);
    progress.start('Migrating');
    progress.note('Applied 0001');
    progress.finish();
    expect(text()).toBe('Migrating ... \nApplied 0001\nMigrating ... done\n');
  });

  it('shows a bar for a step whose length is known, and its outcome at the end', () => {
    const { stream, text } = screen(true);
    const progress = createProgressBar(stream);
    progress.start('Embedding', { total: 10, unit: 'chunks' });
    progress.update(5, 20);
    progress.finish('20 chunks');
    expect(text()).toMatch(/Embedding .*0\/10 chunks/);
    expect(text()).toMatch(/Embedding \.\.\. 20 chunks\n$/);
  });
});
