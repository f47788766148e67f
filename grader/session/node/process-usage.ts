import { readFileSync, readdirSync } from 'node:fs';

/** What the kernel reports for a process and all that it has started (proc(5)). Times count from their starts. */
export interface Usage {
  /** Processor time of all threads, in milliseconds; the kernel counts it in steps of 10. */
  readonly processorMs: number;
  /**
   * Time in which a thread could run and had no processor, in milliseconds. A wait is counted when it ends: one that
   * still goes on is not included.
   */
  readonly waitedMs: number;
  /** Whether a thread is running or waiting for a processor now. */
  readonly runnable: boolean;
  /** Whether a process is stopped by a signal or a tracer, or waits for a disk. */
  readonly held: boolean;
}

/** The kernel's clock ticks in user space (USER_HZ), the same on all its architectures that Node runs on. */
const tickMs = 10;

/** Undefined if there is no `/proc`, as on macOS and Windows, and once the process has ended. */
export function usageOf(pid: number): Usage | undefined {
  if (process.platform !== 'linux') return undefined;
  const sum = { processorMs: 0, waitedMs: 0, runnable: false, held: false };
  try {
    for (const one of processesOf(pid)) {
      const { state, ticks } = statOf(`/proc/${one}/stat`);
      sum.processorMs += ticks * tickMs;
      sum.held ||= /[TtD]/.test(state);
      for (const thread of readdirSync(`/proc/${one}/task`)) {
        const task = `/proc/${one}/task/${thread}`;
        sum.waitedMs += Number(read(`${task}/schedstat`).split(' ')[1]) / 1e6;
        sum.runnable ||= statOf(`${task}/stat`).state === 'R';
      }
    }
    return sum;
  } catch {
    return undefined;
  }
}

/** The process and those below it, parents first; Linux only. */
export function processesOf(pid: number): number[] {
  const below = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  return [pid, ...below.flatMap((child) => processesOf(Number(child)))];
}

/** The name of a program may contain spaces and brackets; the fields after it do not. */
function statOf(path: string): { state: string; ticks: number } {
  const text = read(path);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // utime, stime, and the same of children that have ended: fields 14 to 17, and the first one here is the third.
  const ticks = fields.slice(11, 15).reduce((all, field) => all + Number(field), 0);
  return { state: fields[0] ?? '', ticks };
}

const read = (path: string): string => readFileSync(path, 'latin1');
