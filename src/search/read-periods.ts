import { nameWords } from '../domain/names.ts';

/** A span of time that a text names. Both ends are beginnings of ISO 8601 dates, so a date is compared with them as text. */
export interface Period {
  /** The first of it; absent when it is open to the past. */
  readonly from?: string;
  /** The first after it; absent when it is open to the future. */
  readonly before?: string;
  /** The text's words that name it, as names are compared. */
  readonly words: readonly string[];
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');
const YEAR = '(?:1[89]|20)\\d\\d';
/** A day, a month, a quarter, a decade or a year: the longest that can be read comes first. */
const POINT = [
  `(?<isoDay>${YEAR}-\\d\\d-\\d\\d)`,
  `(?<isoMonth>${YEAR}-\\d\\d)(?!\\d)`,
  `(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+)?(?<month>${MONTH})\\.?\\s+(?:(?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?(?<monthYear>${YEAR})`,
  `q(?<quarter>[1-4])\\s+(?<quarterYear>${YEAR})`,
  `(?<decade>${YEAR.replace(/\\d$/, '0')})s`,
  `(?<year>${YEAR})`,
].join('|');
/** Not inside of a longer number, a version or a date that is none; a year may follow after a dash. */
const POINTS = new RegExp(`(?<![\\w.]|(?<!\\d{4})-)(?:${POINT})(?!\\w|\\.\\d|-(?!${YEAR}\\b)\\d)`, 'gi');

interface Point {
  readonly at: number;
  readonly end: number;
  readonly words: readonly string[];
  readonly from: string;
  readonly before: string;
}

/**
 * The spans of time in a question: "in 2018", "between May 2018 and 2021", "since Q3 2020", "before 2019-04-01", "the 1990s". Words of the
 * English language; in others a year alone is read. Whether a number is a year or part of a name ("Room 2001") is for the caller to say.
 */
export function readPeriods(text: string): Period[] {
  const points = [...text.matchAll(POINTS)].flatMap((match) => toPoint(match) ?? []);
  const periods: Period[] = [];
  for (let place = 0; place < points.length; place += 1) {
    const point = points[place]!;
    const next = points[place + 1];
    const preceding = text.slice(points[place - 1]?.end ?? 0, point.at);
    if (next !== undefined && joins(preceding, text.slice(point.end, next.at))) {
      periods.push({ from: point.from, before: next.before, words: [...point.words, ...next.words] });
      place += 1;
    } else periods.push({ ...bounded(preceding, point), words: point.words });
  }
  return periods;
}

/** Whether a date is in one of the periods; an unknown one is in none. */
export function isWithin(date: string | undefined, periods: readonly Period[]): boolean {
  if (date === undefined) return false;
  return periods.some(({ from, before }) => (from === undefined || date >= from) && (before === undefined || date < before));
}

/** "between A and B", "from A to B", "A to B", "A-B". */
function joins(preceding: string, between: string): boolean {
  if (/^\s*(?:-|–|—|to|until|till|through)\s*$/i.test(between)) return true;
  return /\bbetween\s+(?:the\s+)?$/i.test(preceding) && /^\s*and\s+(?:the\s+)?$/i.test(between);
}

function bounded(preceding: string, { from, before }: Point): Pick<Period, 'from' | 'before'> {
  const word = /([a-z]+(?:\s+than|\s+to)?)\s+(?:the\s+)?$/i.exec(preceding)?.[1]?.toLowerCase() ?? '';
  if (/^(?:since|starting)$/.test(word)) return { from };
  if (/^(?:after|(?:later|newer|younger) than)$/.test(word)) return { from: before };
  if (/^(?:before|(?:earlier|older) than)$/.test(word)) return { before: from };
  if (/^(?:until|till|through|by|up to)$/.test(word)) return { before };
  return { from, before };
}

function toPoint(match: RegExpMatchArray): Point | undefined {
  const span = spanOf(match.groups ?? {});
  return span && { at: match.index ?? 0, end: (match.index ?? 0) + match[0].length, words: nameWords(match[0]), ...span };
}

function spanOf(groups: Readonly<Record<string, string | undefined>>): { from: string; before: string } | undefined {
  const { isoDay, isoMonth, day, dayAfter, month, monthYear, quarter, quarterYear, decade, year } = groups;
  if (year !== undefined) return { from: year, before: String(Number(year) + 1) };
  if (decade !== undefined) return { from: decade, before: String(Number(decade) + 10) };
  if (quarterYear !== undefined) return months(Number(quarterYear), (Number(quarter) - 1) * 3, 3);
  if (isoMonth !== undefined) return months(Number(isoMonth.slice(0, 4)), Number(isoMonth.slice(5)) - 1, 1);
  if (isoDay !== undefined) return wholeDay(isoDay);
  const number = MONTHS.findIndex((name) => name.startsWith((month ?? '').slice(0, 3).toLowerCase()));
  const inMonth = day ?? dayAfter;
  if (inMonth === undefined) return months(Number(monthYear), number, 1);
  return wholeDay(`${monthYear}-${String(number + 1).padStart(2, '0')}-${inMonth.padStart(2, '0')}`);
}

function months(year: number, month: number, count: number): { from: string; before: string } | undefined {
  if (month < 0 || month > 11) return undefined;
  return { from: isoMonth(year, month), before: isoMonth(year, month + count) };
}

function isoMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month)).toISOString().slice(0, 7);
}

/** The day's own letters sort before all its hours, and the next day's after them. */
function wholeDay(from: string): { from: string; before: string } | undefined {
  const day = new Date(`${from}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(from)) return undefined;
  day.setUTCDate(day.getUTCDate() + 1);
  return { from, before: day.toISOString().slice(0, 10) };
}
