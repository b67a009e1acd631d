import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, messageOf } from '../errors.ts';
import { identityOf, isRunning } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { openServiceLog } from './service-log.ts';
import type { LaunchCommand, ServiceName } from './service.ts';

/** How a process ended: by itself with a code, or by a signal. Both are absent when it was not our child. */
export interface ProcessEnd {
  readonly exitCode?: number;
  readonly signal?: string;
}

/** A service's process, ours or found running. */
export interface ServiceProcess {
  readonly identity: ProcessIdentity;
  /** Settles when the process has ended; never rejects. Waiting for it does not keep this process alive. */
  readonly ended: Promise<ProcessEnd>;
  /** The log and where this start's part of it begins. */
  readonly log: { readonly path: string; readonly offset: number };
}

/**
 * Starts a program in a process group of its own, so that a terminal's Ctrl-C reaches only us and we stop the services in order.
 * Its output goes straight to its log file: it lives on when we die.
 * @throws AppError MISSING_PROGRAM when the program cannot be started
 */
export async function launch(dataFolder: string, name: ServiceName, command: LaunchCommand): Promise<ServiceProcess> {
  const { file, path, offset } = await openServiceLog(dataFolder, name);
  try {
    const child = spawn(command.program, command.arguments, { detached: true, stdio: ['ignore', file.fd, file.fd], cwd: dataFolder });
    const ended = new Promise<ProcessEnd>((resolve) => {
      child.once('exit', (exitCode, signal) => resolve({ exitCode: exitCode ?? undefined, signal: signal ?? undefined }));
    });
    const pid = await pidOf(child, command.program);
    child.unref();
    // A program that ended at once has no identity any more; what it said is in its log.
    return { identity: (await identityOf(pid)) ?? { pid, startedAt: 'ended at once' }, ended, log: { path, offset } };
  } finally {
    await file.close();
  }
}

async function pidOf(child: ChildProcess, program: string): Promise<number> {
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw new AppError('MISSING_PROGRAM', `${program} cannot be started: ${messageOf(error)}.`, { cause: error });
  }
  if (child.pid === undefined) throw new AppError('INTERNAL', `${program} was started without a process number.`);
  return child.pid;
}

/** How often a process that is not our child is looked at. */
const WATCH_MS = 1_000;

/** A process that another Weft started. Its end is looked for now and then until `signal` says that nobody cares any more. */
export function watchProcess(identity: ProcessIdentity, logPath: string, signal: AbortSignal): ServiceProcess {
  const look = async (): Promise<ProcessEnd> => {
    while (!signal.aborted && (await isRunning(identity))) await sleep(WATCH_MS, undefined, { ref: false });
    return {};
  };
  return { identity, ended: look(), log: { path: logPath, offset: 0 } };
}

/**
 * Ends a process: SIGTERM and, when it is still there after `timeoutMs`, SIGKILL. Does nothing when it has ended already.
 * Gives whether it had to be killed.
 */
export async function endProcess(identity: ProcessIdentity, timeoutMs: number): Promise<'ended' | 'killed'> {
  if (!(await isRunning(identity))) return 'ended';
  signalGroup(identity.pid, 'SIGTERM');
  // A paused process sees no SIGTERM before it is woken.
  signalGroup(identity.pid, 'SIGCONT');
  if (await endsWithin(identity, timeoutMs)) return 'ended';
  signalGroup(identity.pid, 'SIGKILL');
  await endsWithin(identity, 10_000);
  return 'killed';
}

async function endsWithin(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (!(await isRunning(identity))) return true;
    await sleep(50);
  }
  return false;
}

/** Each service leads its own process group, so that what it started goes with it. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: it ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
