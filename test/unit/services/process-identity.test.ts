import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { identityOf, isRunning, parseLinuxStat } from '../../../src/services/process-identity.ts';

describe('isRunning', () => {
  it('knows this process', async () => {
    const self = await identityOf(process.pid);
    expect(self?.pid).toBe(process.pid);
    expect(self !== undefined && (await isRunning(self))).toBe(true);
  });

  it('does not take a process that was given the same number later for the first one', async () => {
    expect(await isRunning({ pid: process.pid, startedAt: 'long ago' })).toBe(false);
  });

  it('sees that a process has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const identity = await identityOf(child.pid ?? 0);
    expect(identity !== undefined && (await isRunning(identity))).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(identity !== undefined && (await isRunning(identity))).toBe(false);
  });
});

describe('parseLinuxStat', () => {
  const fields = ['S', ...Array.from({ length: 18 }, (_, index) => String(index)), '216394', '99'];

  it('reads state and start behind a program name with spaces and brackets', () => {
    expect(parseLinuxStat(`42 (my (odd) program) ${fields.join(' ')}`)).toEqual({ state: 'S', startTicks: '216394' });
  });

  it('reads nothing from a line that is cut short', () => {
    expect(parseLinuxStat('42 (node) S 1 2')).toBeUndefined();
  });
});
