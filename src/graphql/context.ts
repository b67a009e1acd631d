import type { Session } from '../access/session.ts';
import type { App } from '../app.ts';
import type { Principal } from '../domain/principal.ts';
import type { Logger } from '../platform/logger.ts';
import type { BackgroundProjection } from './background-projection.ts';
import type { GraphLists } from './graph-lists.ts';
import { createLoaders } from './loaders.ts';
import type { Loaders } from './loaders.ts';

/** What every operation of the server shares. */
export interface GraphqlServices {
  readonly app: App;
  readonly lists: GraphLists;
  readonly projection: BackgroundProjection;
  readonly logger: Logger;
}

/** What the resolvers of one operation are handed. Never frozen: graphql-shield keeps its answers in it. */
export interface GraphqlContext extends GraphqlServices {
  readonly session: Session;
  readonly principal: Principal;
  readonly loaders: Loaders;
  readonly requestId: string;
  /** Aborted when the client leaves or the deadline passes. */
  readonly signal: AbortSignal;
}

/**
 * Who is asking, anew for every operation: a change of membership counts from the next one on.
 * @throws AppError UNAUTHENTICATED; DEPENDENCY_UNAVAILABLE when the graph does not answer
 */
export async function createContext(
  services: GraphqlServices,
  request: { token: string; requestId: string; signal: AbortSignal },
): Promise<GraphqlContext> {
  const { token, requestId, signal } = request;
  const session = await services.app.access.authenticate(token, { signal });
  const { principal } = session;
  return { ...services, session, principal, loaders: createLoaders(services.app, principal, signal), requestId, signal };
}
