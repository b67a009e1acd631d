/** What the worker thread is started with. */
export interface ThreadSettings {
  /** Path of the ONNX file. */
  model: string;
  /** Path of `tokenizer.json`. */
  tokenizer: string;
  /** Threads that onnxruntime computes with. */
  threads: number;
  maximumTokens: number;
}

/** What an embedding thread computes: a batch's vectors, these with the codes of their tokens, or all tokens of one text. */
export type EmbeddingTask =
  | { kind: 'embed'; texts: readonly string[] }
  | { kind: 'embed-passages'; texts: readonly string[] }
  | { kind: 'read-question'; text: string };

/** What a reranking thread computes: how well each text fits the question, both read together. */
export interface RerankingTask {
  kind: 'score-pairs';
  question: string;
  texts: readonly string[];
}

export type ThreadTask = EmbeddingTask | RerankingTask;

/** To the thread: a task, or the wish that it ends once it is idle. */
export type ThreadRequest = ThreadTask | { kind: 'close' };

/** A batch's unit vectors, `[texts][dimensions]` in one array. */
export interface BatchVectors {
  vectors: Float32Array;
  dimensions: number;
}

/** What each kind of task gives. `tokenCodes`: of each text; `vectors` of a question: `[pieces][dimensions]`. */
export interface ThreadResults {
  embed: BatchVectors;
  'embed-passages': BatchVectors & { tokenCodes: Uint8Array[] };
  'read-question': { pieces: string[]; vectors: Float32Array };
  'score-pairs': { scores: Float32Array };
}

/** From the thread: the model is loaded; a task's result; or why there is none. */
export type ThreadReply =
  { kind: 'ready' } | { kind: 'done'; result: ThreadResults[ThreadTask['kind']] } | { kind: 'failed'; message: string };
