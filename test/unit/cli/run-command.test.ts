import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { runCommand } from '../../../src/cli/run-command.ts';
import { AppError } from '../../../src/errors.ts';
import type { ErrorCode } from '../../../src/errors.ts';
import { captureOutput } from '../../support/capture-output.ts';

const failing = (code: ErrorCode, options: { json?: boolean } = {}) =>
  captureOutput(() => runCommand(options, () => Promise.reject(new AppError(code, 'What went wrong.'))));

describe('runCommand', () => {
  it('ends with 0, or with the code that the work gives', async () => {
    expect((await captureOutput(() => runCommand({}, () => Promise.resolve()))).exitCode).toBe(0);
    expect((await captureOutput(() => runCommand({}, () => Promise.resolve(1)))).exitCode).toBe(1);
  });

  it.each<[ErrorCode, number]>([
    ['BAD_INPUT', 2],
    ['NOT_FOUND', 2],
    ['CONFLICT', 2],
    ['MODEL_MISMATCH', 2],
    ['DEPENDENCY_UNAVAILABLE', 3],
    ['DEADLINE_EXCEEDED', 3],
    ['MISSING_PROGRAM', 3],
    ['CANCELLED', 130],
    ['INTERNAL', 1],
  ])('ends a failure %s with %d', async (code, expected) => {
    expect((await failing(code)).exitCode).toBe(expected);
  });

  it('says a failure in one line on standard error, without a stack', async () => {
    const { output, errors } = await failing('BAD_INPUT');
    expect(output).toBe('');
    expect(errors).toBe('\nweft: What went wrong.\n');
  });

  it('says it as JSON on standard output for a program', async () => {
    const { output, errors } = await failing('NOT_FOUND', { json: true });
    expect(JSON.parse(output)).toEqual({ error: { code: 'NOT_FOUND', message: 'What went wrong.' } });
    expect(errors).toBe('');
  });

  it('shows the stack of a fault of ours, for the report', async () => {
    const { errors, exitCode } = await captureOutput(() => runCommand({}, () => Promise.reject(new TypeError('x is not a function'))));
    expect(errors).toMatch(/A fault of ours: TypeError: x is not a function\n.*\n? +at /);
    expect(exitCode).toBe(1);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('aborts the work on %s and ends with 130, whatever the work throws then', async (name) => {
    const { exitCode, errors } = await captureOutput(() =>
      runCommand({}, async (signal) => {
        setTimeout(() => process.emit(name), 10);
        await sleep(5_000, undefined, { signal });
      }),
    );
    expect(exitCode).toBe(130);
    expect(errors).not.toContain('fault of ours');
  });

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('SIGINT');
    await captureOutput(() => runCommand({}, () => Promise.resolve()));
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
