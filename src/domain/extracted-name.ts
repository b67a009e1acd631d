/** What a name that a language model found in a text may be the name of. */
export const EXTRACTED_KINDS = ['PERSON', 'ORGANISATION', 'CUSTOMER', 'PRODUCT', 'PROJECT', 'PLACE', 'TERM', 'CODE', 'OTHER'] as const;
export type ExtractedKind = (typeof EXTRACTED_KINDS)[number];

/** A name in a text, as it stands there. */
export interface FoundName {
  readonly name: string;
  readonly kind: ExtractedKind;
}

/** A name that a language model found, marked with its origin. Nobody has stated it: it is never a property, an alias or a relationship. */
export interface ExtractedName extends FoundName {
  /** The model's id, e.g. `openai/gpt-4o-mini`. */
  readonly model: string;
}
