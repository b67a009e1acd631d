import { setMaxListeners } from 'node:events';

/** How long to wait between two rounds, in milliseconds. */
const PAUSE_MS = 2_000;

/** Does the work again and again, with a pause after each round, until `stop` is called; `stop` ends the round under way. The work never throws. */
export function repeat(work: (signal: AbortSignal) => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  // Every query and every batch under way listens.
  setMaxListeners(0, stopping.signal);
  const running = run(work, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function run(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await work(signal);
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, PAUSE_MS);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
