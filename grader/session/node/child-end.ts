import { createHash } from 'node:crypto';
import type { FailureDetails, FailureKind } from '#grader/core/session.ts';

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
  readonly printed: string;
}

/** Signals by which a program's own faults end it; it can send itself no other, for it has no way to send any. */
export const crashSignals: readonly string[] = [
  ...['SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS', 'SIGTRAP', 'SIGFPE', 'SIGXFSZ', 'SIGSYS'],
];
/** Between the last look and the end. */
const unseenMs = 2000;

/** How the end is told, by whose doing it is. */
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
  // Before a student's file is loaded the words are our own; an exit code is a number that the code chooses.
  const said = end.files === undefined ? `${how} ${end.printed.slice(-500)}` : how;
  return { kind, summary, details: { said } };
}

/** Whose doing the end is: the machine's, the student's code's, or that of the limit on processor time. */
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
 * Somebody may have killed the process inside bubblewrap, or the code may have chosen the exit code that says so. Files
 * that end this way once are tried again, and believed to do it themselves if they do it twice.
 */
function isFirst(files: string): boolean {
  const name = createHash('sha256').update(files).digest('base64');
  if (suspected.has(name)) return false;
  suspected.add(name);
  return true;
}
