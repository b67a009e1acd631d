import { MAXIMUM_KEY_WORDS } from '../../domain/names.ts';
import type { Expansion } from './expansion.ts';
import { isNoName, isWrittenAsForm, textOf } from './find-names.ts';
import type { Span } from './find-names.ts';
import type { GraphView } from './graph-view.ts';

/** The short and long forms in a question, with what texts that the asker sees say for them besides: the longest, none overlapping, each once. */
export function expandQuestion(view: GraphView, { tokens, isCased }: Span): Expansion[] {
  const expansions = new Map<string, Expansion>();
  for (let at = 0; at < tokens.length; at += 1) {
    for (let length = Math.min(MAXIMUM_KEY_WORDS, tokens.length - at); length >= 1; length -= 1) {
      const span = { tokens: tokens.slice(at, at + length), isCased };
      const forms = isNoName(span.tokens) ? [] : view.otherForms(textOf(span.tokens));
      if (forms.length === 0 || !isWrittenAsForm(view, span)) continue;
      const asked = textOf(span.tokens);
      expansions.set(asked, { asked, forms: forms.map(({ key, share }) => ({ text: key, certainty: share })) });
      at += length - 1;
      break;
    }
  }
  return [...expansions.values()];
}
