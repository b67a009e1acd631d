/** A heading and the text below it, up to the next heading of any level. What every format is read into. */
export interface OutlineEntry {
  /** Empty for text before the first heading. */
  readonly heading: string;
  /** 1 for the outermost heading; 0 for text before the first. */
  readonly level: number;
  readonly text: string;
}
