import { parseHTML } from 'linkedom';
import type { OutlineEntry } from './outline.ts';

const INVISIBLE: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'SVG', 'NAV', 'TITLE']);
const BLOCKS: ReadonlySet<string> = new Set([
  ...[
    'ADDRESS',
    'ARTICLE',
    'ASIDE',
    'BLOCKQUOTE',
    'BODY',
    'DD',
    'DIV',
    'DL',
    'DT',
    'FIGURE',
    'FOOTER',
    'FORM',
    'HEADER',
    'HR',
    'LI',
    'MAIN',
  ],
  ...['OL', 'P', 'PRE', 'SECTION', 'TABLE', 'TR', 'UL'],
]);
const TEXT_NODE = 3;
/** Nesting deeper than this is not read: it is no document any more, and would exhaust the stack. */
const MAXIMUM_DEPTH = 500;

interface Writer {
  append(text: string): void;
  beginHeading(level: number, heading: string): void;
}

/** HTML by h1 to h6; the text is what a reader sees: no scripts, no styles, no comments, nothing hidden. */
export function htmlOutline(source: string): OutlineEntry[] {
  let entry = { heading: '', level: 0, text: '' };
  const entries = [entry];
  const writer: Writer = {
    append: (text) => (entry.text += text),
    beginHeading: (level, heading) => entries.push((entry = { heading, level, text: '' })),
  };
  // From the document itself: a fragment has no <body>, and a careless page has text after it.
  write(parseHTML(source).document, writer, 0);
  return entries.map(({ heading, level, text }) => ({ heading, level, text: tidy(text) }));
}

function write(node: Node, writer: Writer, depth: number): void {
  if (depth > MAXIMUM_DEPTH) return;
  if (node.nodeType === TEXT_NODE) return writer.append(node.textContent ?? '');
  const element = node as Element;
  if (isInvisible(element)) return;
  const level = /^H([1-6])$/.exec(element.tagName ?? '')?.[1];
  if (level !== undefined) {
    writer.beginHeading(Number(level), headingOf(element, depth));
    return;
  }
  const isBlock = BLOCKS.has(element.tagName);
  if (isBlock) writer.append('\n\n');
  if (element.tagName === 'BR') writer.append('\n');
  for (const child of Array.from(node.childNodes)) write(child, writer, depth + 1);
  if (element.tagName === 'TD' || element.tagName === 'TH') writer.append(' | ');
  if (isBlock) writer.append('\n\n');
}

/** The heading's visible words. */
function headingOf(element: Element, depth: number): string {
  let words = '';
  const writer: Writer = { append: (text) => (words += text), beginHeading: (_level, heading) => (words += ` ${heading} `) };
  for (const child of Array.from(element.childNodes)) write(child, writer, depth + 1);
  return tidy(words).replace(/\s+/g, ' ');
}

function isInvisible(element: Element): boolean {
  if (INVISIBLE.has(element.tagName?.toUpperCase())) return true;
  if (typeof element.getAttribute !== 'function') return false;
  const style = element.getAttribute('style') ?? '';
  return element.getAttribute('hidden') !== null || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
