import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../src/errors.ts';
import { PROJECT_ROOT } from '../../src/platform/project-root.ts';
import { exists } from '../../src/services/program-folder.ts';

/** What the system is told of a question: nothing of what would be right. */
export interface AskedQuestion {
  readonly id: string;
  readonly text: string;
  /** The employee who asks; absent: anybody of the tenant. */
  readonly asker?: string;
}

/** What the evaluator keeps to itself. */
export interface Gold {
  /** FACTUAL, MULTIHOP, ... as the set names it. */
  readonly type: string;
  /** External ids of the documents that answer. */
  readonly documentIds: ReadonlySet<string>;
}

/** `corpus`: rows and documents as `weft ingest` reads them. `passages`: one small text a line, and nothing stated between them. */
export type SetFormat = 'corpus' | 'passages';

/** A folder of texts with questions about them. */
export interface QuestionSet {
  readonly name: string;
  readonly folder: string;
  readonly format: SetFormat;
  /** The tenant that its rows name; for passages one of the evaluation's own. */
  readonly tenantSlug: string;
  readonly questions: readonly AskedQuestion[];
  /** By question. Questions without gold (nothing answers them) are not among the questions. */
  readonly gold: ReadonlyMap<string, Gold>;
}

/** Sets that can be given by name, relative to the project's folder. */
export const KNOWN_SETS: Readonly<Record<string, { folder: string; questions?: string }>> = {
  peps: { folder: '../shared/corpora/peps' },
  '2wiki': { folder: '../shared/benchmarks/2wiki' },
  // The questions lie beside the companies that they are about.
  sample: { folder: 'sample/lumenworks', questions: 'sample/questions.jsonl' },
};

const CORPUS_QUESTION = z.object({
  id: z.string().min(1),
  tenantId: z.string().min(1),
  question: z.string().min(1),
  type: z.string().min(1).default('QUESTION'),
  as: z.string().nullish(),
  gold_document_ids: z.array(z.string()).default([]),
});
const PASSAGE_QUESTION = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  type: z.string().min(1).default('QUESTION'),
  gold_titles: z.array(z.string()),
});
const PASSAGE = z.object({ id: z.string().min(1), title: z.string(), text: z.string() });

/** One small text of the passages format. */
export type PassageRow = z.infer<typeof PASSAGE>;

/**
 * Reads a set by its name or folder.
 * @throws AppError NOT_FOUND for an unknown name, a folder that is not there or has no questions; BAD_INPUT with the number of a malformed line
 */
export async function readQuestionSet(nameOrFolder: string): Promise<QuestionSet> {
  const known = KNOWN_SETS[nameOrFolder];
  const folder = resolve(PROJECT_ROOT, known?.folder ?? nameOrFolder);
  if (!(await exists(folder))) {
    const names = Object.keys(KNOWN_SETS).join(', ');
    throw new AppError('NOT_FOUND', `There is no set of questions "${nameOrFolder}": give one of ${names}, or a folder that exists.`);
  }
  const name = known === undefined ? basename(folder) : nameOrFolder;
  if (await exists(join(folder, 'passages.jsonl'))) return readPassageSet(name, folder);
  return readCorpusSet(
    name,
    folder,
    known?.questions === undefined ? join(folder, 'questions.jsonl') : resolve(PROJECT_ROOT, known.questions),
  );
}

/** The texts of a set in the passages format. @throws AppError as {@link readQuestionSet} does */
export function readPassages(folder: string): Promise<PassageRow[]> {
  return readLines(join(folder, 'passages.jsonl'), PASSAGE);
}

async function readCorpusSet(name: string, folder: string, questionsFile: string): Promise<QuestionSet> {
  const rows = await readLines(questionsFile, CORPUS_QUESTION);
  const tenantSlug = rows[0]?.tenantId;
  if (tenantSlug === undefined) throw new AppError('NOT_FOUND', `${folder} has no questions.`);
  const ofTenant = rows.filter((row) => row.tenantId === tenantSlug && row.gold_document_ids.length > 0);
  return {
    ...{ name, folder, format: 'corpus', tenantSlug },
    questions: ofTenant.map(({ id, question, as }) => ({ id, text: question, asker: as ?? undefined })),
    gold: new Map(ofTenant.map(({ id, type, gold_document_ids: ids }) => [id, { type, documentIds: new Set(ids) }])),
  };
}

async function readPassageSet(name: string, folder: string): Promise<QuestionSet> {
  const rows = await readLines(join(folder, 'questions.jsonl'), PASSAGE_QUESTION);
  if (rows.length === 0) throw new AppError('NOT_FOUND', `${folder} has no questions.`);
  const idOf = new Map((await readPassages(folder)).map(({ id, title }) => [title, id]));
  const gold = rows.map(({ id, type, gold_titles: titles }): [string, Gold] => {
    const missing = titles.find((title) => !idOf.has(title));
    if (missing !== undefined)
      throw new AppError('BAD_INPUT', `${folder}: question ${id} names "${missing}", which is no passage's title.`);
    return [id, { type, documentIds: new Set(titles.map((title) => idOf.get(title) ?? '')) }];
  });
  const questions = rows.map(({ id, question }) => ({ id, text: question }));
  return { name, folder, format: 'passages', tenantSlug: `eval-${name.toLowerCase()}`, questions, gold: new Map(gold) };
}

/** One JSON object a line. @throws AppError NOT_FOUND, BAD_INPUT with the number of the line */
async function readLines<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>[]> {
  if (!(await exists(path))) throw new AppError('NOT_FOUND', `There is no ${path}, so there are no questions to ask.`);
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, schema, `${path}, line ${index + 1}`)]));
}

function parseLine<Schema extends z.ZodType>(line: string, schema: Schema, place: string): z.infer<Schema> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (cause) {
    throw new AppError('BAD_INPUT', `${place}: this is no JSON.`, { cause });
  }
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('BAD_INPUT', `${place}: ${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'malformed'}`);
}
