import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/platform/logger.ts';

describe('createLogger', () => {
  it('writes one JSON object a line into the file, makes its folder, and hides secrets', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'weft-logger-'));
    try {
      const file = join(folder, 'logs', 'weft.log');
      const logger = createLogger('info', { file });
      logger.debug('too fine');
      logger.info({ area: 'search', token: 'abc', headers: { authorization: 'Bearer abc' }, durationMs: 3 }, 'done');
      const lines = (await readFile(file, 'utf8')).trim().split('\n');
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ area: 'search', token: '[hidden]', durationMs: 3, msg: 'done' });
      expect(lines[0]).not.toContain('abc');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
