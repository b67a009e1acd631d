/** Something found outside the company: unchecked words of strangers, never a document of the company's. */
export interface WebResult {
  readonly title: string;
  /** Begins with http:// or https://. */
  readonly url: string;
  /** Plain text on one line. */
  readonly snippet: string;
  /** 0 to 1, as the service that found it rates it; 0 when it does not say. */
  readonly score: number;
}
