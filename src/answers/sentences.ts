const SENTENCES = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const FENCED_CODE = /^(```|~~~)[\s\S]*?^\1[^\n]*$/gm;
/** Words of a sentence that can be an answer: shorter ones are labels, longer ones tables or lists run together. */
const MINIMUM_WORDS = 4;
const MAXIMUM_WORDS = 70;

/** The sentences of a passage in their order, as a reader sees them: without the marks of Markdown and reStructuredText, without code. */
export function sentencesOf(text: string): string[] {
  return (
    text
      // First, because long runs of blanks would make the patterns below slow.
      .replace(/[^\S\n]+/g, ' ')
      .replace(FENCED_CODE, '')
      .split(/\n[ \t]*\n|\n(?=\s*(?:[-*+]|\d+[.)]|\||#{1,6})\s)/)
      .flatMap((block) => Array.from(SENTENCES.segment(plain(block)), ({ segment }) => segment.trim()))
      .filter((sentence) => {
        const words = sentence.split(/\s+/).length;
        return words >= MINIMUM_WORDS && words <= MAXIMUM_WORDS;
      })
  );
}

function plain(block: string): string {
  return block
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/`[^`]*<[^`]*>`_+/g, (link) => link.slice(1, link.lastIndexOf('<')).trim())
    .replace(/:[a-z-]+:`~?([^`<]+)(?:<[^`]*>)?`/g, '$1')
    .replace(/^\s*(?:[-*+>]|\d+[.)]|#{1,6})\s+/gm, '')
    .replace(/(\*\*|__|``?|\*)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/^\s*\|?[\s:|-]+\|?\s*$/gm, '')
    .replace(/^\s*\||\|\s*$/gm, '')
    .replace(/\s*\|\s*/g, ' | ')
    .replace(/\s+/g, ' ')
    .trim();
}
