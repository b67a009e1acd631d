import type { OutlineEntry } from './outline.ts';

/** Characters that reStructuredText allows for adornments: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#sections */
const ADORNMENT = /^([!-/:-@[-`{-~])\1*\s*$/;
/** Docutils takes a shorter line of punctuation for text when the title above is longer. */
const MINIMUM_SHORT_ADORNMENT = 4;

interface FoundHeading {
  readonly heading: string;
  readonly level: number;
  /** Lines: where the heading begins, and where its text begins. */
  readonly start: number;
  readonly textStart: number;
}

/**
 * reStructuredText by its section titles: a line with an underline of one repeated punctuation character, or the same above and below.
 * Levels are those of docutils: each style is one level deeper than the style in force when it was first met.
 */
export function restructuredTextOutline(source: string): OutlineEntry[] {
  const lines = source.split(/\r?\n/);
  const headings = findHeadings(lines);
  const entries: OutlineEntry[] = [{ heading: '', level: 0, text: lines.slice(0, headings[0]?.start ?? lines.length).join('\n') }];
  headings.forEach(({ heading, level, textStart }, place) => {
    entries.push({ heading, level, text: lines.slice(textStart, headings[place + 1]?.start ?? lines.length).join('\n') });
  });
  return entries;
}

function findHeadings(lines: readonly string[]): FoundHeading[] {
  const styles: string[] = [];
  const found: FoundHeading[] = [];
  for (let line = 0; line < lines.length; line += 1) {
    const isAfterTitle = found.at(-1)?.textStart === line;
    const title = titleAt(lines, line, isAfterTitle);
    if (title === undefined) continue;
    if (!styles.includes(title.style)) styles.push(title.style);
    found.push({ heading: title.text, level: styles.indexOf(title.style) + 1, start: line, textStart: line + title.length });
    line += title.length - 1;
  }
  return found;
}

/** A title stands after a blank line or right below another title. */
function titleAt(lines: readonly string[], at: number, isAfterTitle: boolean): { text: string; style: string; length: number } | undefined {
  const [first = '', second = '', third = ''] = lines.slice(at, at + 3);
  const before = at === 0 ? '' : (lines[at - 1] ?? '');
  if (before.trim() !== '' && !isAfterTitle) return undefined;
  if (isAdornment(first) && isAdornment(third, second) && first.trim() === third.trim() && isTitle(second)) {
    return { text: second.trim(), style: `${first[0]} both`, length: 3 };
  }
  if (isTitle(first) && !/^\s/.test(first) && isAdornment(second, first)) {
    return { text: first.trim(), style: `${second[0]} below`, length: 2 };
  }
  return undefined;
}

function isTitle(line: string): boolean {
  return line.trim() !== '' && !isAdornment(line);
}

function isAdornment(line: string, title?: string): boolean {
  if (!ADORNMENT.test(line)) return false;
  const length = line.trimEnd().length;
  return title === undefined || length >= title.trim().length || length >= MINIMUM_SHORT_ADORNMENT;
}
