import type { CorpusDocument } from '../../src/domain/corpus.ts';
import type { Scope } from '../../src/domain/scope.ts';

/** A document as the resident index takes it; each text is a chunk `<id>-<place>`. */
export function corpusDocument(
  id: string,
  texts: readonly string[],
  given: { title?: string; scope?: Scope; headingPath?: readonly string[]; version?: string } = {},
): CorpusDocument {
  const { title = '', scope = 'tenant', headingPath = [], version = '1' } = given;
  return { id, version, title, scope, chunks: texts.map((text, place) => ({ id: `${id}-${place}`, text, headingPath, scope })) };
}
