import type { App } from '../../src/app.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { AppError } from '../../src/errors.ts';
import type { Ingestion } from '../../src/ingestion/ingestion.ts';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import { MemoryConnector } from '../support/memory-connector.ts';
import { makeTenant } from '../support/real-app.ts';
import type { SyntheticCompany } from './synthetic-company.ts';

/** How fast a company was loaded. Times in seconds. */
export interface Loading {
  readonly documents: number;
  readonly chunks: number;
  readonly relationships: number;
  /** Splitting and writing to the graph. */
  readonly graphS: number;
  /** Making the vectors and writing them: the work of the outbox. */
  readonly vectorsS: number;
  readonly documentsPerSecond: number;
}

export interface LoadDependencies {
  readonly app: App;
  readonly ingestion: Ingestion;
  readonly signal: AbortSignal;
}

/**
 * Loads a company into a tenant of its own, first the graph and then the vectors, as `weft ingest` does.
 * @throws AppError BAD_INPUT when the company is not as a source should be, DEPENDENCY_UNAVAILABLE when a store or the model does not answer
 */
export async function loadCompany(
  { app, ingestion, signal }: LoadDependencies,
  company: SyntheticCompany,
): Promise<{ tenant: Tenant; loading: Loading }> {
  const tenant = await makeTenant(app, 'bench');
  const faults: string[] = [];
  const begin = performance.now();
  const report = await ingestion.loadSource(app.access.tenantPrincipal(tenant), tenant, new MemoryConnector(company.items), {
    signal,
    onFault: ({ place, message }) => faults.push(`${place}: ${message}`),
  });
  if (faults[0] !== undefined) throw new AppError('BAD_INPUT', `${faults.length} things could not be loaded, first ${faults[0]}`);
  const middle = performance.now();
  await projectAll(ingestion, { tenantId: tenant.id, signal });
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

async function projectAll(ingestion: Ingestion, options: { tenantId: string; signal: AbortSignal }): Promise<void> {
  const { postponed, lastFailure } = await ingestion.project(options);
  if (postponed === 0) return;
  throw lastFailure ?? new AppError('DEPENDENCY_UNAVAILABLE', 'Vectors could not be made.');
}
