/** Words of a question, and what else a text may say for them. */
export interface Expansion {
  /** The question's words. */
  readonly asked: string;
  readonly forms: readonly ExpansionForm[];
}

export interface ExpansionForm {
  readonly text: string;
  /** Above 0 to 1: how certain it is that a text means the same by it. */
  readonly certainty: number;
}
