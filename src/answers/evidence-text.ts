import type { Evidence } from '../domain/answer-event.ts';

/** The words of a piece of evidence. */
export function textOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'fact':
      return evidence.sentence;
    case 'passage':
      return evidence.hit.passage.text;
    case 'web':
      return evidence.result.snippet;
  }
}
