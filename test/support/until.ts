import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is true, or the time is over: the caller then expects what should be. */
export async function until(isTrue: () => boolean, withinMs = 5_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!isTrue() && Date.now() < end) await sleep(5);
}
