import type { Progress } from '../../src/platform/progress.ts';

/** One line for the beginning of a step and one for its end: readable in a log that no terminal shows. */
export function plainProgress(write: (line: string) => void): Progress {
  let label = '';
  return {
    start: (text) => {
      label = text;
      write(`${text} ...`);
    },
    update: () => {},
    finish: (outcome) => write(`${label}: ${outcome ?? 'done'}`),
    note: (text) => write(text),
  };
}
