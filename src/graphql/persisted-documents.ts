import { readFile } from 'node:fs/promises';
import type { GraphQLError } from 'graphql';
import { z } from 'zod';
import { AppError, messageOf } from '../errors.ts';

/** What a client may send to name its operation, over every transport. */
export interface OperationRequest {
  /** The GraphQL text; empty beside an id over WebSocket, whose protocol asks for a text. */
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  /** A persisted document's id (GraphQL over HTTP, appendix "Persisted Documents"). */
  readonly documentId?: unknown;
  /** `persistedQuery.sha256Hash` is how Apollo's clients send the id. */
  readonly extensions?: unknown;
}

/** The file's content: id or hash -> GraphQL text. */
const FILE = z.record(z.string().min(1), z.string().min(1));
const APOLLO_EXTENSION = z.looseObject({ persistedQuery: z.looseObject({ sha256Hash: z.string() }) });
/** Ids may come with the name of their hash before them, and without it. */
const HASH_PREFIX = /^sha256:/;

/** Operations that clients name instead of sending their text. They come from a file alone: no client can add one. */
export class PersistedDocuments {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #isRequired: boolean;

  /** `isRequired`: whatever is not among the texts is refused. */
  constructor(texts: Readonly<Record<string, string>>, { isRequired }: { isRequired: boolean }) {
    this.#texts = new Map(Object.entries(texts).map(([id, text]) => [id.replace(HASH_PREFIX, ''), text]));
    this.#isRequired = isRequired;
  }

  /**
   * The request with its operation's text in place of the id. A text that comes beside an id that is not known is run as if it came alone,
   * and nothing is kept of it.
   * @throws AppError PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_ID_REQUIRED, BAD_INPUT
   */
  resolve<Request extends OperationRequest>(request: Request): Request {
    const id = idOf(request);
    if (id === undefined) {
      if (this.#isRequired) throw new AppError('PERSISTED_QUERY_ID_REQUIRED', ID_REQUIRED);
      return request;
    }
    const { documentId: _id, extensions, ...rest } = request;
    const text = this.#texts.get(id.replace(HASH_PREFIX, ''));
    if (text === undefined && (this.#isRequired || typeof request.query !== 'string' || request.query === '')) {
      throw new AppError('PERSISTED_QUERY_NOT_FOUND', 'There is no persisted document with this id.');
    }
    return { ...rest, ...withoutPersistedQuery(extensions), query: text ?? request.query } as unknown as Request;
  }
}

const ID_REQUIRED = 'Only persisted documents are run here: send "documentId" (or "extensions.persistedQuery.sha256Hash"), not a text.';

function idOf({ documentId, extensions }: OperationRequest): string | undefined {
  if (typeof documentId === 'string') return documentId;
  if (documentId !== undefined && documentId !== null) throw new AppError('BAD_INPUT', '"documentId" must be a text.');
  return APOLLO_EXTENSION.safeParse(extensions).data?.persistedQuery.sha256Hash;
}

/** Apollo would refuse the extension, because it knows only documents that clients add. */
function withoutPersistedQuery(extensions: unknown): Pick<OperationRequest, 'extensions'> {
  if (typeof extensions !== 'object' || extensions === null) return {};
  return { extensions: Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'persistedQuery')) };
}

/**
 * Reads the file and checks every document in it as if a client had sent it.
 * @throws AppError BAD_INPUT that names every document that cannot be run, and why
 */
export async function readPersistedDocuments(
  { file, isRequired }: { readonly file?: string; readonly isRequired: boolean },
  check: (text: string) => readonly GraphQLError[],
): Promise<PersistedDocuments> {
  if (file === undefined) return new PersistedDocuments({}, { isRequired });
  const texts = await readTexts(file);
  const faults = Object.entries(texts).flatMap(([id, text]) => check(text).map(({ message }) => `  ${id}: ${message}`));
  if (faults.length > 0) throw new AppError('BAD_INPUT', `These persisted documents of ${file} cannot be run:\n${faults.join('\n')}`);
  return new PersistedDocuments(texts, { isRequired });
}

async function readTexts(file: string): Promise<Record<string, string>> {
  try {
    return FILE.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? 'it must be a JSON object of texts: {"<id>": "<GraphQL text>"}' : messageOf(cause);
    throw new AppError('BAD_INPUT', `WEFT_PERSISTED_DOCUMENTS: ${file} cannot be used: ${reason}`, { cause });
  }
}
