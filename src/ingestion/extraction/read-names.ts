import type { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { ChatMessage } from '../../models/language-model.ts';
import type { ExtractedChunk, OpenChunk } from '../../stores/extraction-store.ts';
import { EXTRACTION, extractionPrompt } from './extraction.prompt.ts';
import { keepStandingNames } from './keep-standing-names.ts';

/** A language model that answers with JSON of a given form. */
export interface JsonModel {
  /** Of the model. */
  readonly id: string;
  /** @throws AppError; when the answer is not of that form, with the detail `isMisshapen` */
  ask<Value>(request: {
    readonly messages: readonly ChatMessage[];
    readonly schema: z.ZodType<Value>;
    readonly signal?: AbortSignal;
  }): Promise<Value>;
}

export interface NamesRead {
  readonly read: readonly ExtractedChunk[];
  /** Chunks for which the model gave no answer that can be used, also when it was asked again. */
  readonly refused: readonly OpenChunk[];
}

/**
 * Has the model list the names of these chunks. An answer that cannot be used is asked for once more, for half of the chunks at a time: most likely it was
 * too long, or one of the texts led the model astray.
 * @throws AppError when the model does not answer
 */
export async function readNames(model: JsonModel, chunks: readonly OpenChunk[], options: { signal?: AbortSignal }): Promise<NamesRead> {
  const read = await askFor(model, chunks, options);
  if (read !== undefined) return { read, refused: [] };
  const half = Math.ceil(chunks.length / 2);
  const again: NamesRead[] = [];
  for (const some of [chunks.slice(0, half), chunks.slice(half)]) {
    if (some.length === 0) continue;
    const found = await askFor(model, some, options);
    again.push(found === undefined ? { read: [], refused: some } : { read: found, refused: [] });
  }
  return { read: again.flatMap((part) => part.read), refused: again.flatMap((part) => part.refused) };
}

/** The names of each chunk; nothing when the answer cannot be used. Numbers that were not asked for lead nowhere. */
async function askFor(
  model: JsonModel,
  chunks: readonly OpenChunk[],
  { signal }: { signal?: AbortSignal },
): Promise<ExtractedChunk[] | undefined> {
  try {
    const messages = extractionPrompt(chunks.map(({ text }) => text));
    const { passages } = await model.ask({ messages, schema: EXTRACTION, signal });
    return chunks.map(({ id, documentId, text }, place) => {
      const found = passages.filter(({ number }) => number === place + 1).flatMap(({ names }) => names);
      return { id, documentId, names: keepStandingNames(text, found) };
    });
  } catch (error) {
    if (error instanceof AppError && error.details['isMisshapen'] === true) return undefined;
    throw error;
  }
}
