import type { WebSearch } from '../connectors/web-search.ts';
import type { EvidenceGrade } from '../domain/evidence.ts';
import type { Principal } from '../domain/principal.ts';
import type { WebResult } from '../domain/web-result.ts';
import { throwIfCancelled } from '../platform/abortable.ts';
import type { Logger } from '../platform/logger.ts';

export interface WebDependencies {
  /** Absent: nothing outside the company is ever asked. */
  readonly webSearch?: WebSearch;
  readonly logger: Logger;
}

export interface FromWeb {
  readonly webResults: readonly WebResult[];
  /** Whether the web search did not answer. */
  readonly isDegraded: boolean;
}

const NOTHING: FromWeb = { webResults: [], isDegraded: false };

/**
 * What the web says on a question that the company's own documents most likely do not answer. The question is what the asker typed: it may name what must not
 * leave the company, so it takes both a service that somebody configured and the asker's wish.
 * @throws AppError CANCELLED, or the reason's own code
 */
export async function searchWeb(
  { webSearch, logger }: WebDependencies,
  { tenantId }: Principal,
  { question, grade }: { question: string; grade: EvidenceGrade },
  { web = false, signal }: { web?: boolean; signal?: AbortSignal },
): Promise<FromWeb> {
  if (webSearch === undefined || !web || grade === 'STRONG') return NOTHING;
  try {
    return { webResults: await webSearch.search(question, { signal }), isDegraded: false };
  } catch (error) {
    throwIfCancelled(signal);
    logger.warn({ area: 'search', tenantId, err: error }, 'search goes on without the web');
    return { webResults: [], isDegraded: true };
  }
}
