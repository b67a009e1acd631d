import type { App } from '../../src/app.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { AppError } from '../../src/errors.ts';
import type { Ingestion } from '../../src/ingestion/ingestion.ts';
import { loadWithVectors } from '../../src/ingestion/load-with-vectors.ts';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import { MemoryConnector } from '../support/memory-connector.ts';
import { makeTenant } from '../support/real-app.ts';
import type { SyntheticCompany } from './synthetic-company.ts';

/** How fast a company was loaded. Times in seconds. */
export interface Loading {
  readonly documents: number;
  readonly chunks: number;
  readonly relationships: number;
  /** Until the graph was written; vectors are made meanwhile. */
  readonly graphS: number;
  /** Until the last vector was there, after that. */
  readonly vectorsS: number;
  readonly documentsPerSecond: number;
}

export interface LoadDependencies {
  readonly app: App;
  readonly ingestion: Ingestion;
  readonly signal: AbortSignal;
}

/**
 * Loads a company into a tenant of its own, as `weft ingest` does.
 * @throws AppError BAD_INPUT when the company is not as a source should be, DEPENDENCY_UNAVAILABLE when a store or the model does not answer
 */
export async function loadCompany(
  { app, ingestion, signal }: LoadDependencies,
  company: SyntheticCompany,
): Promise<{ tenant: Tenant; loading: Loading }> {
  const tenant = await makeTenant(app, 'bench');
  const faults: string[] = [];
  const begin = performance.now();
  let middle = begin;
  const source = { principal: app.access.tenantPrincipal(tenant), tenant, connector: new MemoryConnector(company.items) };
  const { report, projection } = await loadWithVectors(ingestion, source, {
    signal,
    onFault: ({ place, message }) => faults.push(`${place}: ${message}`),
    onLoaded: () => void (middle = performance.now()),
  });
  if (faults[0] !== undefined) throw new AppError('BAD_INPUT', `${faults.length} things could not be loaded, first ${faults[0]}`);
  if (projection.postponed > 0) throw projection.lastFailure ?? new AppError('DEPENDENCY_UNAVAILABLE', 'Vectors could not be made.');
  const end = performance.now();
  const loading = {
    documents: report.documents.new,
    chunks: report.chunks,
    relationships: company.relationshipCount,
    graphS: (middle - begin) / 1_000,
    vectorsS: (end - middle) / 1_000,
    documentsPerSecond: (report.documents.new * 1_000) / (end - begin),
  };
  return { tenant, loading };
}

/** How fast ingestion with the model is, beside the model alone. */
export interface EmbeddingRates {
  readonly chunks: number;
  readonly modelPerSecond: number;
  readonly ingestionPerSecond: number;
  /** Ingestion's rate, in times of the model's own. */
  readonly ratio: number;
}

/**
 * Ingests a company with the app's own model, and embeds the same texts with the model alone, half before and half after: what else the machine
 * does meets both alike.
 */
export async function measureEmbedding(
  dependencies: LoadDependencies,
  company: SyntheticCompany,
  model: EmbeddingModel,
): Promise<EmbeddingRates> {
  const { signal } = dependencies;
  const texts = company.items.flatMap((item) => (item.kind === 'document' ? [`${item.title}\n\n${item.text}`] : []));
  const half = Math.ceil(texts.length / 2);
  const embed = async (some: readonly string[]): Promise<number> => {
    const begin = performance.now();
    await model.embed(some, { signal, purpose: 'passage' });
    return (performance.now() - begin) / 1_000;
  };
  const before = await embed(texts.slice(0, half));
  const { loading } = await loadCompany(dependencies, company);
  const after = await embed(texts.slice(half));
  const modelPerSecond = texts.length / (before + after);
  const ingestionPerSecond = loading.chunks / (loading.graphS + loading.vectorsS);
  return { chunks: loading.chunks, modelPerSecond, ingestionPerSecond, ratio: ingestionPerSecond / modelPerSecond };
}
