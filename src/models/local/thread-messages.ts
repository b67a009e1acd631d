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

/** To the thread: one batch, or the wish that it ends once it is idle. */
export type ThreadRequest = { kind: 'embed'; texts: readonly string[] } | { kind: 'close' };

/** From the thread: the model is loaded; a batch's unit vectors, `[texts][dimensions]` in one array; or why there is none. */
export type ThreadReply =
  { kind: 'ready' } | { kind: 'vectors'; vectors: Float32Array; dimensions: number } | { kind: 'failed'; message: string };
