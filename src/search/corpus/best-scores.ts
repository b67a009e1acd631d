import { grown } from './grown.ts';

/** Sums of scores by number, empty again after every {@link BestScores.take}: one for all questions, so that none has to make an array of its own. */
export class BestScores {
  #scores = new Float64Array(0);
  #touched = new Uint32Array(0);
  #count = 0;

  get bytes(): number {
    return this.#scores.byteLength + this.#touched.byteLength;
  }

  /** Numbers below this can be added to. */
  reserve(numbers: number): void {
    this.#scores = grown(this.#scores, numbers);
    this.#touched = grown(this.#touched, numbers);
  }

  /** Adds a score above 0. */
  add(number: number, score: number): void {
    if (this.#scores[number] === 0) this.#touched[this.#count++] = number;
    this.#scores[number]! += score;
  }

  /** The numbers that were added to with their sums, best first, ties by id, at most `limit`. */
  take(limit: number, idOf: (number: number) => string): { number: number; score: number }[] {
    const heap: { number: number; score: number }[] = [];
    const isWorse = (a: { number: number; score: number }, b: { number: number; score: number }): boolean =>
      a.score < b.score || (a.score === b.score && idOf(a.number) > idOf(b.number));
    for (const number of this.#touched.subarray(0, this.#count)) {
      const score = this.#scores[number]!;
      this.#scores[number] = 0;
      const worst = heap[0];
      if (heap.length < limit) pushUp(heap, { number, score }, isWorse);
      else if (worst !== undefined && score >= worst.score && isWorse(worst, { number, score }))
        replaceTop(heap, { number, score }, isWorse);
    }
    this.#count = 0;
    return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
  }
}

/** Whether `a` belongs above `b` in the heap. */
type IsAbove<Item> = (a: Item, b: Item) => boolean;

function pushUp<Item>(heap: Item[], item: Item, isAbove: IsAbove<Item>): void {
  let place = heap.length;
  for (let parent = (place - 1) >> 1; place > 0 && isAbove(item, heap[parent]!); parent = (place - 1) >> 1) {
    heap[place] = heap[parent]!;
    place = parent;
  }
  heap[place] = item;
}

function replaceTop<Item>(heap: Item[], item: Item, isAbove: IsAbove<Item>): void {
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child + 1 < heap.length && isAbove(heap[child + 1]!, heap[child]!)) child += 1;
    if (child >= heap.length || !isAbove(heap[child]!, item)) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = item;
}
