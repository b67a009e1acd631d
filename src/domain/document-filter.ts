/**
 * Which documents count: those that meet every condition that is given, by one value of each list. A list that is given has at least one value;
 * ids that name nothing, or something hidden from the asker, match nothing.
 */
export interface DocumentFilter {
  /** The document belongs to one of these. */
  readonly projects?: readonly string[];
  /** One of these people has a part in the document (`domain/document-role.ts`). */
  readonly employees?: readonly string[];
  /** The document is about one of these, or about a topic narrower than one of them. */
  readonly topics?: readonly string[];
  readonly documents?: readonly string[];
  /** In the source's words, as is a status. */
  readonly documentTypes?: readonly string[];
  readonly statuses?: readonly string[];
  /** A document without the date is not in any span. */
  readonly createdAt?: TimeSpan;
  readonly updatedAt?: TimeSpan;
}

/** From a moment, up to but without another: ISO 8601 dates or date-times, compared as they are written. */
export interface TimeSpan {
  readonly from?: string;
  readonly before?: string;
}
