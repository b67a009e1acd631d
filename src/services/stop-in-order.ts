import type { ProcessIdentity } from './process-identity.ts';
import { stopService } from './start-service.ts';
import type { LocalService, ServicesConfig } from './service.ts';

export interface Stoppable {
  readonly service: LocalService;
  readonly process: { readonly identity: ProcessIdentity };
}

/** Ends Redis and Chroma side by side and then Neo4j, which holds the truth that the others are made from. Ends all even when one fails. */
export async function stopInOrder(config: ServicesConfig, running: readonly Stoppable[]): Promise<void> {
  const end = ({ service, process }: Stoppable) => stopService(service, config.folders.data, process.identity);
  const early = await Promise.allSettled(running.filter(({ service }) => service.name !== 'neo4j').map(end));
  const late = await Promise.allSettled(running.filter(({ service }) => service.name === 'neo4j').map(end));
  for (const result of [...early, ...late]) if (result.status === 'rejected') throw result.reason;
}
