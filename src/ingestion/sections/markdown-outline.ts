import type { Heading, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { OutlineEntry } from './outline.ts';

/** Markdown (CommonMark with GitHub's tables) by its top-level headings; the text stays Markdown. */
export function markdownOutline(source: string): OutlineEntry[] {
  const { children } = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const headings = children.filter((node): node is Heading => node.type === 'heading');
  const entries: OutlineEntry[] = [{ heading: '', level: 0, text: source.slice(0, headings[0] ? startOf(headings[0]) : source.length) }];
  headings.forEach((heading, place) => {
    const next = headings[place + 1];
    entries.push({
      heading: plainText(heading).replace(/\s+/g, ' '),
      level: heading.depth,
      text: source.slice(endOf(heading), next ? startOf(next) : source.length),
    });
  });
  return entries;
}

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: RootContent): number {
  return node.position?.end.offset ?? 0;
}

function plainText(node: RootContent): string {
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('').trim() : '';
}
