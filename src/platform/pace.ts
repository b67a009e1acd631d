import { setImmediate } from 'node:timers/promises';

/** How long work goes on before others have their turn, in milliseconds. */
const TURN_MS = 10;

/** Keeps long work from occupying the process: call `pause` between its steps. */
export class Pace {
  #since = performance.now();

  /** Lets others have their turn when this one was long enough. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since < TURN_MS) return;
    await setImmediate();
    this.#since = performance.now();
  }

  /** Runs work that yields between its steps. */
  async run(work: Iterable<unknown>): Promise<void> {
    for (const _ of work) await this.pause();
  }

  /** Runs work that yields between its steps, for what it returns. */
  async runFor<Result>(work: Generator<unknown, Result>): Promise<Result> {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      await this.pause();
    }
  }
}
