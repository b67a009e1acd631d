import { percentile } from './measure.ts';
import type { StoreCall } from './store-calls.ts';

/** One part of a search. Milliseconds, medians over the searches that have it. */
export interface ProfiledPart {
  readonly name: string;
  /** After the request was sent. */
  readonly beginsAt: number;
  /** Of all its calls in one search together. */
  readonly takes: number;
  /** Share of the searches that have it. */
  readonly share: number;
}

/** Where the milliseconds of a search go. */
export interface SearchProfile {
  /** The whole request. */
  readonly total: number;
  /** While no store and no model was asked: HTTP, GraphQL, and the product's own code. */
  readonly ownTime: number;
  readonly parts: readonly ProfiledPart[];
}

/** What was seen of one request. */
export interface RecordedRequest {
  readonly begin: number;
  readonly end: number;
  readonly calls: readonly StoreCall[];
}

/** Steps that only hold other calls: time within them may still be the product's own. */
const HOLDERS: ReadonlySet<string> = new Set(['who asks', 'the search itself', 'reranking']);

/** Puts the recordings together, parts in the order in which they begin. */
export function profileSearches(requests: readonly RecordedRequest[]): SearchProfile {
  const names = [...new Set(requests.flatMap(({ calls }) => calls.map(({ name }) => name)))];
  const parts = names.map((name): ProfiledPart => {
    const having = requests.filter(({ calls }) => calls.some((call) => call.name === name));
    const callsOf = ({ calls }: RecordedRequest): StoreCall[] => calls.filter((call) => call.name === name);
    return {
      name,
      beginsAt: median(having.map((request) => Math.min(...callsOf(request).map(({ begin }) => begin)) - request.begin)),
      takes: median(having.map((request) => callsOf(request).reduce((sum, { begin, end }) => sum + end - begin, 0))),
      share: having.length / requests.length,
    };
  });
  return {
    total: median(requests.map(({ begin, end }) => end - begin)),
    ownTime: median(requests.map(ownTimeOf)),
    parts: parts.sort((one, other) => one.beginsAt - other.beginsAt),
  };
}

/** The request's time less that in which some call was under way. */
function ownTimeOf({ begin, end, calls }: RecordedRequest): number {
  let own = end - begin;
  let covered = begin;
  const spans = calls.filter(({ name }) => !HOLDERS.has(name)).sort((one, other) => one.begin - other.begin);
  for (const span of spans) {
    own -= Math.max(0, span.end - Math.max(span.begin, covered));
    covered = Math.max(covered, span.end);
  }
  return own;
}

function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((one, other) => one - other),
    0.5,
  );
}
