import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** The process that holds a lock, so described that another one with its number is not taken for it. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When it started, as the system counts; null where the system does not say (other than Linux). */
  readonly started: string | null;
}

export function holderOf(pid: number): Holder {
  return { pid, host: hostname(), started: startOf(pid) };
}

/** Undefined where the text does not describe one. */
export function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, started } = JSON.parse(text) as Record<string, unknown>;
    if (!Number.isInteger(pid) || Number(pid) < 1 || typeof host !== 'string') return undefined;
    return { pid: Number(pid), host, started: typeof started === 'string' ? started : null };
  } catch {
    return undefined;
  }
}

export function isSame(one: Holder, other: Holder): boolean {
  return one.pid === other.pid && one.host === other.host && one.started === other.started;
}

/**
 * The process is certainly gone: it ran on this machine, and there is none of its number, or one that started later. Of a
 * process on another machine nobody here can know.
 */
export function isGone({ pid, host, started }: Holder, lives: (pid: number) => boolean): boolean {
  if (host !== hostname()) return false;
  if (!lives(pid)) return true;
  const now = startOf(pid);
  return started !== null && now !== null && started !== now;
}

/** Boot of the machine and clock ticks from it to the start of the process. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name of the program, in brackets, may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    const ticks = fields[19];
    return ticks === undefined ? null : `${boot} ${ticks}`;
  } catch {
    return null;
  }
}
