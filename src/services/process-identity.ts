import { readFile } from 'node:fs/promises';
import { execa } from 'execa';

/** Names one process for good: the operating system gives a dead one's number to another, but never with the same start. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it was started, in the operating system's own words. Compared, never parsed. */
  readonly startedAt: string;
}

/** The process that has this number now, or nothing when there is none (one that has ended and waits for its parent counts as none). */
export async function identityOf(pid: number): Promise<ProcessIdentity | undefined> {
  const startedAt = process.platform === 'linux' ? await startOnLinux(pid) : await startByPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether this very process still runs. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  const current = await identityOf(identity.pid);
  return current?.startedAt === identity.startedAt;
}

/**
 * Reads the start from the text of `/proc/<pid>/stat`: field 22, in clock ticks since the machine came up (man proc_pid_stat).
 * The second field, the program's name, may hold spaces and brackets, so counting begins after its last bracket.
 */
export function parseLinuxStat(stat: string): { state: string; startTicks: string } | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state === undefined || startTicks === undefined ? undefined : { state, startTicks };
}

async function startOnLinux(pid: number): Promise<string | undefined> {
  const stat = await readIfThere(`/proc/${pid}/stat`);
  const parsed = stat === undefined ? undefined : parseLinuxStat(stat);
  if (parsed === undefined || parsed.state === 'Z' || parsed.state === 'X') return undefined;
  // Ticks begin anew with each boot, so the boot is part of the name.
  const boot = await readIfThere('/proc/sys/kernel/random/boot_id');
  return `${boot?.trim() ?? 'unknown boot'} ${parsed.startTicks}`;
}

async function startByPs(pid: number): Promise<string | undefined> {
  const { stdout, exitCode } = await execa('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { reject: false, timeout: 5_000 });
  const [state, ...start] = exitCode === 0 ? stdout.trim().split(/\s+/) : [];
  return state === undefined || state === '' || state.startsWith('Z') ? undefined : start.join(' ');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // ESRCH: the process ended between opening and reading its file.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
