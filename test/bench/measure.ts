/** Milliseconds of each run, in order of size. */
export type Times = readonly number[];

/** Something to be measured. */
export type Work = () => Promise<unknown>;

/** What clients at once came to. */
export interface Together {
  readonly times: Times;
  readonly perSecond: number;
}

/** Runs the pieces of work one after the other in turn, so that whatever else the machine does meets all alike. Shape: `[works][rounds]`. */
export async function measureInTurn(works: readonly Work[], rounds: number): Promise<Times[]> {
  const times = works.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, work] of works.entries()) times[place]?.push(await timeOf(work));
  }
  return times.map(sorted);
}

/** Runs a piece of work by so many clients at once. Gives the times of all, and how many a second. */
export async function measureTogether(work: Work, clients: number, rounds: number): Promise<Together> {
  const times: number[] = [];
  const begin = performance.now();
  const client = async (): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) times.push(await timeOf(work));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { times: sorted(times), perSecond: (clients * rounds * 1_000) / (performance.now() - begin) };
}

/**
 * Runs the pieces of work in turn, each by so many clients at once who do it `each` times before the next has its turn. Shape: `[works]`.
 */
export async function measureTogetherInTurn(
  works: readonly Work[],
  { clients, rounds, each }: { clients: number; rounds: number; each: number },
): Promise<Together[]> {
  const turns = works.map((): Together[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, work] of works.entries()) turns[place]?.push(await measureTogether(work, clients, each));
  }
  return turns.map((some) => {
    const seconds = some.reduce((sum, { times, perSecond }) => sum + times.length / perSecond, 0);
    const times = sorted(some.flatMap((turn) => turn.times));
    return { times, perSecond: times.length / seconds };
  });
}

/** The time that this share of the runs stayed below: 0.5 is the median. */
export function percentile(times: Times, share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
}

async function timeOf(work: Work): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function sorted(times: readonly number[]): number[] {
  return [...times].sort((one, other) => one - other);
}
