import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { withDeadline } from '../platform/abortable.ts';

/** The state of one dependency. */
export interface DependencyState {
  readonly state: 'up' | 'down';
  readonly isRequired: boolean;
  /** Milliseconds until it answered, or until it was given up. */
  readonly milliseconds: number;
  /** Why it is down, as a code. */
  readonly code?: string;
  /** `open` or `half-open`: it has not answered lately, so that it is spared but for one call in a while. */
  readonly circuit?: 'closed' | 'open' | 'half-open';
}

export interface Readiness {
  /** `degraded`: something that is not required is down; the rest works. */
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly dependencies: Readonly<Record<string, DependencyState>>;
}

const PING_TIMEOUT_MS = 1_500;

/** Asks every dependency at once for a sign of life. */
export async function checkReadiness(checks: App['health']): Promise<Readiness> {
  const states = await Promise.all(checks.map(async (check) => [check.name, await checkOne(check)] as const));
  const down = states.filter(([, { state }]) => state === 'down');
  const status = down.length === 0 ? 'ready' : down.some(([, { isRequired }]) => isRequired) ? 'unavailable' : 'degraded';
  return { status, dependencies: Object.fromEntries(states) };
}

async function checkOne(check: App['health'][number]): Promise<DependencyState> {
  const { name, isRequired } = check;
  const begin = performance.now();
  const now = () => ({ isRequired, milliseconds: Math.round(performance.now() - begin), circuit: check.circuit?.() });
  try {
    await withDeadline({ timeoutMs: PING_TIMEOUT_MS, what: name }, (signal) => check.ping({ signal }));
    return { state: 'up', ...now() };
  } catch (error) {
    return { state: 'down', ...now(), code: error instanceof AppError ? error.code : 'INTERNAL' };
  }
}
