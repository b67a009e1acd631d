import type { AnswerEvent, Citation } from '../domain/answer-event.ts';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import { print } from './run-command.ts';

/** Characters of a quote that are shown. */
const QUOTE_LENGTH = 160;

/**
 * Prints an answer as it is written, then its sources.
 * @throws AppError the failure that the answer ended with
 */
export async function printAnswer(events: AsyncIterable<AnswerEvent>): Promise<void> {
  for await (const event of events) {
    if (event.type === 'text-delta') process.stdout.write(printable(event.text));
    if (event.type === 'answer-failed') throw new AppError(event.code as ErrorCode, event.message);
    if (event.type !== 'answer-completed') continue;
    print();
    const { citations, degraded } = event.answer;
    const sources = [...new Map(citations.map((citation) => [citation.number, citation])).values()];
    if (sources.length > 0) print();
    for (const source of sources) print(`  [${source.number}] ${printable(describe(source))}`);
    if (degraded.length > 0) print(`\n  Without ${degraded.join(', ').toLowerCase().replaceAll('_', ' ')}: did not answer.`);
  }
}

/** A document's text could hold commands to the terminal. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '');
}

function describe({ evidence, quote }: Citation): string {
  if (evidence.kind === 'fact') {
    const { fact } = evidence;
    return `(${fact.from.label}) ${fact.from.name} -${fact.relationship}-> (${fact.to.label}) ${fact.to.name}, from the graph`;
  }
  if (evidence.kind === 'web')
    return `${evidence.result.title}, from outside the company: ${evidence.result.url}\n      "${shorten(quote)}"`;
  const { document, headingPath } = evidence.hit.passage;
  const where = [document.title, ...headingPath.filter((heading) => heading !== document.title)].join(' > ');
  const facts = [document.type, document.createdAt, document.externalId].filter((fact) => fact !== undefined).join(', ');
  return `${where} (${facts})\n      "${shorten(quote)}"`;
}

function shorten(quote: string): string {
  const shown = quote.replace(/\s+/g, ' ').trim();
  return shown.length > QUOTE_LENGTH ? `${shown.slice(0, QUOTE_LENGTH)}...` : shown;
}
