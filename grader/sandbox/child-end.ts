import { createHash } from 'node:crypto';

/** How a child ended before it had answered, and what is known of it. */
export interface ChildEnd {
  readonly code: number | null;
  /** Of the process that the grader started: nothing inside can forge it. */
  readonly signal: NodeJS.Signals | null;
  /** The signal that an exit code of bubblewrap's stands for; the code inside may choose that exit code. */
  readonly told: NodeJS.Signals | null;
  /** Whether the kernel ended a process for want of memory meanwhile. */
  readonly outOfMemory: boolean;
  /** The student's files once they were sent; before, nothing can be the student's doing. */
  readonly files: string | undefined;
  /** Processor time at the last look, in milliseconds, and what RLIMIT_CPU allows. */
  readonly processorMs: number;
  readonly processorLimitMs: number;
}

/** Signals by which a program's own faults end it; it can send itself no other, for it has no way to send any. */
export const crashSignals: readonly string[] = [
  ...['SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS', 'SIGTRAP', 'SIGFPE', 'SIGXFSZ', 'SIGSYS'],
];
/** Between the last look and the end. */
const unseenMs = 2000;

/** Whose doing the end is: the machine's, the student's code's, or that of the limit on processor time. */
export function blameFor(end: ChildEnd): 'infra' | 'exited' | 'timeout' {
  const { signal, told, files } = end;
  if (files === undefined) return 'infra';
  const inner = signal ?? told;
  const burnt = end.processorMs >= end.processorLimitMs - unseenMs;
  if (burnt && (inner === 'SIGKILL' || inner === 'SIGXCPU')) return 'timeout';
  if (signal !== null) return crashSignals.includes(signal) ? 'exited' : 'infra';
  if (told === null || crashSignals.includes(told)) return 'exited';
  return end.outOfMemory || isFirst(files) ? 'infra' : 'exited';
}

const suspected = new Set<string>();

/**
 * Somebody may have killed the process inside bubblewrap, or the code may have chosen the exit code that says so. Files
 * that end this way once are tried again, and believed to do it themselves if they do it twice.
 */
function isFirst(files: string): boolean {
  const name = createHash('sha256').update(files).digest('base64');
  if (suspected.has(name)) return false;
  suspected.add(name);
  return true;
}
