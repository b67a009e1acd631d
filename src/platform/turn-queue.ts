import { AppError } from '../errors.ts';
import { throwIfCancelled } from './abortable.ts';

export interface TurnOptions {
  /** Goes before all waiting work that is not urgent. */
  isUrgent: boolean;
  /** Work that still waits when this is aborted is never begun. */
  signal?: AbortSignal;
}

interface Waiting {
  isUrgent: boolean;
  begin: () => void;
}

/** Does one piece of work at a time: urgent ones first, else in the order in which they came. */
export class TurnQueue {
  readonly #waiting: Waiting[] = [];
  #isBusy = false;

  /** @throws AppError CANCELLED when the signal is aborted first; whatever the work throws */
  async run<Result>(options: TurnOptions, work: () => Promise<Result>): Promise<Result> {
    throwIfCancelled(options.signal);
    if (this.#isBusy) await this.#turn(options);
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
      this.#waiting.shift()?.begin();
    }
  }

  #turn({ isUrgent, signal }: TurnOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new AppError('CANCELLED', 'The caller left.', { cause: signal?.reason }));
      };
      const begin = (): void => {
        signal?.removeEventListener('abort', leave);
        // Taken here and not by the awakened caller: between the two, another might find the queue idle.
        this.#isBusy = true;
        resolve();
      };
      const waiting = { isUrgent, begin };
      signal?.addEventListener('abort', leave, { once: true });
      const firstPatient = isUrgent ? this.#waiting.findIndex((other) => !other.isUrgent) : -1;
      this.#waiting.splice(firstPatient === -1 ? this.#waiting.length : firstPatient, 0, waiting);
    });
  }
}
