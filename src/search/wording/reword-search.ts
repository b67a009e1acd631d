import type { Principal } from '../../domain/principal.ts';
import type { Complexity } from '../../domain/question.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Retrievers } from '../retrieve-all.ts';
import type { QuestionWriter, WriteOptions } from './question-writer.ts';
import { rewordRetrievers } from './reworded-retriever.ts';
import type { Wording } from './reworded-retriever.ts';

export interface WordingDependencies {
  /** Absent: no language model is configured, and no question is put in other words. */
  readonly writer?: Pick<QuestionWriter, 'expand' | 'rewrite' | 'classify'>;
  /** Whether it says what kind of question each is, instead of rules. Default: false. */
  readonly isClassified?: boolean;
  /** Whether questions are expanded whose asker says nothing of it. Default: false. */
  readonly isExpanded?: boolean;
  /** Whether a search that found no strong evidence is made once more with the question rewritten. Default: false. */
  readonly isCorrected?: boolean;
  readonly logger: Logger;
}

export interface RewordOptions extends WriteOptions {
  /** Whether a language model puts the question in other words. Absent: as the dependencies say, but not a simple one. */
  readonly expand?: boolean;
  readonly complexity: Complexity;
  /** The question as it was rewritten because nothing fitted. */
  readonly rewritten?: string;
}

export interface RewordedSearch {
  /** The retrievers themselves where the question is searched for only as it was asked. */
  readonly retrievers: Retrievers;
  /** Whether the language model did not answer, known once the retrievers have answered. Never rejects. */
  readonly isDegraded: Promise<boolean>;
}

/** Has the retrievers look for other wordings of the question as well, where they are wanted and a language model can write them. */
export function rewordSearch(
  dependencies: WordingDependencies & { readonly retrievers: Retrievers },
  principal: Principal,
  question: string,
  options: RewordOptions,
): RewordedSearch {
  const { retrievers, writer, isExpanded = false } = dependencies;
  // Other words find what a simple question's own words find, and more that it does not ask for.
  const { expand = isExpanded && options.complexity !== 'simple', rewritten, signal, useCache } = options;
  const given: Wording[] = rewritten === undefined ? [] : [{ text: rewritten, kind: 'rewritten' }];
  const expansion = writer && expand ? tryExpand({ ...dependencies, writer }, principal, question, { signal, useCache }) : undefined;
  if (expansion === undefined) {
    const isAsAsked = given.length === 0;
    return {
      retrievers: isAsAsked ? retrievers : rewordRetrievers(retrievers, Promise.resolve(given)),
      isDegraded: Promise.resolve(false),
    };
  }
  return {
    retrievers: rewordRetrievers(
      retrievers,
      expansion.then((wordings = []) => [...given, ...wordings]),
    ),
    isDegraded: expansion.then((wordings) => wordings === undefined),
  };
}

/** Nothing when the language model does not answer, or the caller leaves: then whoever else works for the caller says so. */
async function tryExpand(
  { writer, logger }: Required<Pick<WordingDependencies, 'writer' | 'logger'>>,
  principal: Principal,
  question: string,
  options: WriteOptions,
): Promise<Wording[] | undefined> {
  try {
    return await writer.expand(principal, question, options);
  } catch (error) {
    if (options.signal?.aborted !== true) {
      logger.warn({ area: 'search', tenantId: principal.tenantId, err: error }, 'search goes on with the question as it was asked');
    }
    return undefined;
  }
}
