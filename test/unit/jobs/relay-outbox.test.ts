import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { App } from '../../../src/app.ts';
import { AppError } from '../../../src/errors.ts';
import type { ExtractionOptions, ExtractionResult } from '../../../src/ingestion/extraction/extract-names.ts';
import type { ProjectionOptions, ProjectionResult } from '../../../src/ingestion/project-outbox.ts';
import { relayOutbox } from '../../../src/jobs/relay-outbox.ts';
import { createLogger } from '../../../src/platform/logger.ts';

type Project = (options?: ProjectionOptions) => Promise<ProjectionResult>;

/** Only what the relay uses of an app. */
const appOf = (project: Project): App => ({ ingestion: { project } }) as unknown as App;

describe('relayOutbox', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('looks every two seconds, also after a failure, until it is stopped', async () => {
    const results: (ProjectionResult | Error)[] = [{ applied: 3, postponed: 0 }, new AppError('DEPENDENCY_UNAVAILABLE', 'away')];
    const project = jest.fn<Project>(() => {
      const result = results.shift() ?? { applied: 0, postponed: 0 };
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    });
    const relay = relayOutbox(appOf(project), createLogger('silent'));
    await jest.advanceTimersByTimeAsync(6_500);
    expect(project).toHaveBeenCalledTimes(4);
    await relay.stop();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(project).toHaveBeenCalledTimes(4);
  });

  it('has a language model read beside that, each at its own pace', async () => {
    const project = jest.fn<Project>(() => Promise.resolve({ applied: 0, postponed: 0 }));
    const extract = jest.fn(
      (options?: ExtractionOptions) =>
        new Promise<ExtractionResult>((resolve, reject) => {
          const timer = setTimeout(() => resolve({ documents: 1, chunks: 2, postponed: 0, givenUp: 0 }), 5_000);
          options?.signal?.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(new AppError('CANCELLED', 'left'));
          });
        }),
    );
    const app = { ingestion: { project, extraction: { run: extract } } } as unknown as App;
    const relay = relayOutbox(app, createLogger('silent'));
    await jest.advanceTimersByTimeAsync(8_500);
    expect([project.mock.calls.length, extract.mock.calls.length]).toEqual([5, 2]);
    await relay.stop();
  });

  it('stops what is under way and waits for its end', async () => {
    let hasEnded = false;
    const project: Project = (options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => {
          setTimeout(() => {
            hasEnded = true;
            reject(new AppError('CANCELLED', 'left'));
          }, 100);
        });
      });
    const relay = relayOutbox(appOf(project), createLogger('silent'));
    const stopping = relay.stop();
    await jest.advanceTimersByTimeAsync(100);
    await stopping;
    expect(hasEnded).toBe(true);
  });
});
