import type { Connector } from '../connectors/connector.ts';
import type { Principal } from '../domain/principal.ts';
import type { SourceDocument } from '../domain/source-item.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { TenantStore } from '../stores/tenant-store.ts';
import { deleteDocument } from './delete-document.ts';
import { checkEmbeddingModel, claimEmbeddingModel, requestReembedding } from './embedding-model-guard.ts';
import { extractNames } from './extraction/extract-names.ts';
import type { ExtractionDependencies, ExtractionOptions, ExtractionResult } from './extraction/extract-names.ts';
import type { IngestDependencies, IngestOutcome } from './ingest-documents.ts';
import { loadSource } from './load-source.ts';
import type { LoadOptions, LoadReport } from './load-source.ts';
import { projectOutbox } from './project-outbox.ts';
import type { ProjectionDependencies, ProjectionOptions, ProjectionResult } from './project-outbox.ts';
import { submitDocuments } from './submit-documents.ts';

type Cancellable = { signal?: AbortSignal };

/** What a language model reads in the documents. Notes of it are written with each document and carried out apart from the vectors'. */
export interface Extraction {
  /** Carries out what is noted. */
  run(options?: ExtractionOptions): Promise<ExtractionResult>;
  /** Notes every document of a tenant that the configured model has not read whole. Gives how many. */
  request(tenant: Tenant, options?: Cancellable): Promise<number>;
}

/** Loading, as the ways in see it. Who has checked the principal's permission calls these. */
export interface Ingestion {
  /** Loads a whole source for its operator: scopes are as the source says. */
  loadSource(principal: Principal, tenant: Tenant, connector: Connector, options?: LoadOptions): Promise<LoadReport>;
  submitDocuments(
    principal: Principal,
    tenant: Tenant,
    submission: { sourceName: string; documents: readonly SourceDocument[] },
    options?: Cancellable,
  ): Promise<IngestOutcome[]>;
  deleteDocument(principal: Principal, documentId: string, options?: Cancellable): Promise<boolean>;
  /** Brings the vectors up to date with the graph. */
  project(options?: ProjectionOptions): Promise<ProjectionResult>;
  countOpenNotes(tenantId?: string, options?: Cancellable): Promise<number>;
  /** Drops a tenant's vectors and notes every document for embedding with the configured model. */
  requestReembedding(tenant: Tenant, options?: Cancellable): Promise<number>;
  /** Of every tenant, or of the one given. @throws AppError MODEL_MISMATCH */
  checkEmbeddingModel(options?: Cancellable & { tenantId?: string }): Promise<void>;
  /** Absent: no language model reads the documents. */
  readonly extraction?: Extraction;
}

interface IngestionDependencies extends IngestDependencies, ProjectionDependencies {
  readonly tenants: TenantStore;
  /** Absent: no language model reads the documents. */
  readonly extraction?: Omit<ExtractionDependencies, 'logger'>;
}

export function createIngestion(dependencies: IngestionDependencies): Ingestion {
  const { tenants, embeddingModel, extraction, logger } = dependencies;
  const claim = (tenant: Tenant, options?: Cancellable): Promise<void> => claimEmbeddingModel(tenants, tenant, embeddingModel.id, options);
  return {
    async loadSource(principal, tenant, connector, options) {
      await claim(tenant, options);
      return loadSource(dependencies, principal, connector, options);
    },
    async submitDocuments(principal, tenant, submission, options) {
      await claim(tenant, options);
      return submitDocuments(dependencies, principal, submission, options);
    },
    deleteDocument: (principal, documentId, options) => deleteDocument(dependencies, principal, documentId, options),
    project: (options) => projectOutbox(dependencies, options),
    countOpenNotes: (tenantId, options) => dependencies.outbox.countOpen(tenantId, options),
    requestReembedding: (tenant, options) => requestReembedding(dependencies, tenant, embeddingModel.id, options),
    checkEmbeddingModel: (options) => checkEmbeddingModel(tenants, embeddingModel.id, options),
    extraction: extraction && createExtraction({ ...extraction, logger }),
  };
}

function createExtraction(dependencies: ExtractionDependencies): Extraction {
  const { extractions, model } = dependencies;
  return {
    run: (options) => extractNames(dependencies, options),
    request: (tenant, options) => extractions.request(tenant.id, model.id, options),
  };
}
