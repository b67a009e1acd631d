import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../platform/progress.ts';

/** Without a terminal a long step says where it is this often, in milliseconds. */
const LINE_INTERVAL_MS = 5_000;

/** Steps on standard error: a bar where there is a terminal, a line now and then where there is none (a log, a CI). */
export function createProgressBar(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? new BarProgress(stream) : new LineProgress(stream);
}

class BarProgress implements Progress {
  readonly #stream: NodeJS.WriteStream;
  #bar: SingleBar | undefined;
  #label = '';

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  start(label: string, { total, unit = '' }: { total?: number; unit?: string } = {}): void {
    this.finish();
    this.#label = label;
    if (total === undefined) {
      this.#stream.write(`${label} ...`);
      return;
    }
    const format = `${label} {bar} {percentage}% | {value}/{total} ${unit} | {eta_formatted} left`;
    this.#bar = new SingleBar({ format, stream: this.#stream, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
    this.#bar.start(total, 0);
  }

  update(done: number, total?: number): void {
    if (total !== undefined) this.#bar?.setTotal(total);
    this.#bar?.update(done);
  }

  finish(outcome = 'done'): void {
    if (this.#label === '') return;
    const hadBar = this.#bar !== undefined;
    this.#bar?.stop();
    this.#bar = undefined;
    this.#stream.write(hadBar ? `${this.#label} ... ${outcome}\n` : ` ${outcome}\n`);
    this.#label = '';
  }

  note(text: string): void {
    const label = this.#label;
    if (this.#bar === undefined) this.finish('');
    this.#stream.write(`${text}\n`);
    if (this.#bar === undefined && label !== '') this.start(label);
  }
}

class LineProgress implements Progress {
  readonly #stream: NodeJS.WriteStream;
  #label = '';
  #unit = '';
  #total: number | undefined;
  #lastLine = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  start(label: string, { total, unit = '' }: { total?: number; unit?: string } = {}): void {
    this.finish();
    this.#label = label;
    this.#unit = unit;
    this.#total = total;
    this.#lastLine = Date.now();
    this.#stream.write(`${label} ...\n`);
  }

  update(done: number, total?: number): void {
    this.#total = total ?? this.#total;
    if (Date.now() - this.#lastLine < LINE_INTERVAL_MS) return;
    this.#lastLine = Date.now();
    this.#stream.write(`${this.#label}: ${done}${this.#total === undefined ? '' : `/${this.#total}`} ${this.#unit}\n`);
  }

  finish(outcome = 'done'): void {
    if (this.#label !== '') this.#stream.write(`${this.#label}: ${outcome}\n`);
    this.#label = '';
  }

  note(text: string): void {
    this.#stream.write(`${text}\n`);
  }
}
