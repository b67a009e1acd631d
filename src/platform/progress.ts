/** Tells a waiting person what is going on. Implementations: `cli/progress-bar.ts` for a terminal, {@link SILENT_PROGRESS} for none. */
export interface Progress {
  /** A step begins, e.g. "Starting Neo4j 5.26". Ends the step before it. `total` (in `unit`) is given when it is known. */
  start(label: string, options?: { total?: number; unit?: string }): void;
  /** The step has come this far, in the unit of its total. */
  update(done: number, total?: number): void;
  /** The step is over; `outcome` is added to its line, e.g. "ready in 4.2 s". */
  finish(outcome?: string): void;
  /** A line worth reading that is not a step. */
  note(text: string): void;
}

export const SILENT_PROGRESS: Progress = { start: () => {}, update: () => {}, finish: () => {}, note: () => {} };
