import { createHash } from 'node:crypto';
import type { FailureDetails, FailureKind } from '#grader/core/session.ts';

/** How a child ended before it answered, and what is known about it. */
export interface ChildEnd {
  readonly code: number | null;
  /** The signal that ended the process that the grader started: code inside it cannot forge this. */
  readonly signal: NodeJS.Signals | null;
  /** The signal that bubblewrap's exit code stands for; the code inside may choose that exit code. */
  readonly told: NodeJS.Signals | null;
  /** Whether the kernel killed a process for lack of memory in the meantime. */
  readonly outOfMemory: boolean;
  /** The student's files once they were sent; before that, nothing can be the student's fault. */
  readonly files: string | undefined;
  /** Processor time at the last look, in milliseconds, and what RLIMIT_CPU allows. */
  readonly processorMs: number;
  readonly processorLimitMs: number;
  readonly printed: string;
}

/** Signals that a program's own faults cause. It has no way to send itself any other signal. */
export const crashSignals: readonly string[] = [
  ...['SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS', 'SIGTRAP', 'SIGFPE', 'SIGXFSZ', 'SIGSYS'],
];
/** Between the last look and the end. */
const unseenMs = 2000;

/** How the end is reported, depending on who caused it. */
export function failureFor(end: ChildEnd): {
  readonly kind: FailureKind;
  readonly summary: string;
  readonly details: FailureDetails;
} {
  const kind = blameFor(end);
  const summary = {
    infra: 'the child ended before its time.',
    exited: 'your code ended the process.',
    timeout: `your code took ${end.processorLimitMs / 1000} s of processor time, the most for one file.`,
  }[kind];
  if (kind === 'timeout') return { kind, summary, details: {} };
  const how = end.signal ?? end.told ?? `exit code ${end.code ?? 'unknown'}`;
  // Before a student's file is loaded, the output is our own; later the code can choose it, as it can choose an exit
  // code.
  const said = end.files === undefined ? `${how} ${end.printed.slice(-500)}` : how;
  return { kind, summary, details: { said } };
}

/** Who caused the end: the machine, the student's code, or the limit on processor time. */
function blameFor(end: ChildEnd): 'infra' | 'exited' | 'timeout' {
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
 * Somebody may have killed the process inside bubblewrap, or the code may have chosen the exit code that means the
 * same. A file that ends this way is run again. If it happens twice, it is taken to be the file's own doing.
 */
function isFirst(files: string): boolean {
  const name = createHash('sha256').update(files).digest('base64');
  if (suspected.has(name)) return false;
  suspected.add(name);
  return true;
}
