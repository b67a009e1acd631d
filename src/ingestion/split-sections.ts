import type { Section, TextFormat } from '../domain/document.ts';
import { nodeId } from '../domain/ids.ts';
import { htmlOutline } from './sections/html-outline.ts';
import { markdownOutline } from './sections/markdown-outline.ts';
import type { OutlineEntry } from './sections/outline.ts';
import { restructuredTextOutline } from './sections/restructured-text-outline.ts';

/** A section with its own text (not that of the sections below it) and the headings that lead to it. */
export interface SectionText {
  readonly section: Section;
  readonly headingPath: readonly string[];
  readonly text: string;
}

const OUTLINES: Readonly<Record<TextFormat, (source: string) => OutlineEntry[]>> = {
  md: markdownOutline,
  rst: restructuredTextOutline,
  html: htmlOutline,
  txt: (source) => [{ heading: '', level: 0, text: source }],
};

const MAXIMUM_HEADING_LENGTH = 300;

/**
 * The document's own chapters as a tree. Text before the first heading is a section without a heading; it is left out when it is empty,
 * unless the document has no heading at all. A section's id derives from its headings, so that an edit elsewhere does not change it.
 */
export function splitSections(documentId: string, format: TextFormat, source: string): SectionText[] {
  const outline = OUTLINES[format](source.replace(/\r\n?/g, '\n')).filter(
    (entry, place, all) => entry.heading !== '' || entry.text.trim() !== '' || all.length === 1,
  );
  const occurrences = new Map<string, number>();
  const open: SectionText[] = [];
  return outline.map((entry, index) => {
    while (open.length > 0 && (open.at(-1)?.section.level ?? 0) >= entry.level) open.pop();
    const parent = entry.level === 0 ? undefined : open.at(-1);
    const heading = entry.heading.slice(0, MAXIMUM_HEADING_LENGTH);
    const headingPath = [...(parent?.headingPath ?? []), ...(heading === '' ? [] : [heading])];
    const path = JSON.stringify(headingPath);
    const occurrence = (occurrences.get(path) ?? 0) + 1;
    occurrences.set(path, occurrence);
    const id = nodeId('Section', documentId, path, String(occurrence));
    const section: Section = { id, documentId, parentId: parent?.section.id, heading, level: entry.level, index };
    const sectionText = { section, headingPath, text: entry.text };
    if (entry.level > 0) open.push(sectionText);
    return sectionText;
  });
}
