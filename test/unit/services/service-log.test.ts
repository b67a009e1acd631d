import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { gistOfLog, lastWords } from '../../../src/services/service-log.ts';

describe('lastWords', () => {
  it('takes the last three lines with words, without colours and drawings', () => {
    const text = 'first\n\u001b[31mError\u001b[0m: no room\n   at here\n(((((####\n\nport taken\n';
    expect(lastWords(text)).toBe('Error: no room | at here | port taken');
  });

  it('cuts a line that is too long for a message', () => {
    expect(lastWords('x'.repeat(5_000))).toHaveLength(200);
  });
});

describe('gistOfLog', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-log-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('leaves out what an earlier start wrote', async () => {
    const path = join(folder, 'chroma.log');
    const earlier = 'an old complaint\n';
    await writeFile(path, `${earlier}a new complaint\n`);
    expect(await gistOfLog(path, earlier.length)).toBe('a new complaint');
  });
});
