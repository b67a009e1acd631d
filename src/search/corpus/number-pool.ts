/** Small numbers for things that come and go: what is given back is given out again. */
export class NumberPool {
  readonly #free: number[] = [];
  #size = 0;

  /** All numbers are below this. */
  get size(): number {
    return this.#size;
  }

  take(): number {
    return this.#free.pop() ?? this.#size++;
  }

  giveBack(number: number): void {
    this.#free.push(number);
  }
}
