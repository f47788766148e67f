import type { Usage } from '../process-usage.ts';

/** One look at the clocks. */
export interface Sample {
  /** Of the monotonic clock, in milliseconds. */
  readonly atMs: number;
  /** Processor time of the grader's own thread, in milliseconds. */
  readonly graderMs: number;
  /** Undefined where the system does not tell. */
  readonly child: Usage | undefined;
}

/** A look that comes this much later than it should says that the grader did not run. */
const lateMs = 100;
/** The grader computes for so long at a time; what it is said to compute beyond it may be a jump of the clocks. */
const maxWorkMs = 2000;
/** A child that could run, and did not, for longer than this has no processor. */
const maxCarriedMs = 250;

/**
 * Counts the time that a child has had: the processor time it took, and the time in which it chose to wait. Time in which
 * the grader or the child was stopped, suspended or without a processor does not count.
 */
export class TimeAccount {
  /** What counts against the child's limit, in milliseconds. */
  spentMs = 0;
  /** Processor time since the first look, in milliseconds; also what was taken while the grader did not run. */
  processorMs = 0;
  /** Time in which the grader ran, in milliseconds. */
  awakeMs = 0;
  #carriedMs = 0;

  /** @param dueMs when the second look should have come after the first one, in milliseconds */
  add(before: Sample, after: Sample, dueMs: number): void {
    const wallMs = Math.max(0, after.atMs - before.atMs);
    const workedMs = Math.min(after.graderMs - before.graderMs, maxWorkMs);
    const onTime = wallMs <= dueMs + lateMs;
    const ran = wallMs - workedMs <= dueMs + lateMs;
    const soundMs = Math.min(wallMs, dueMs + lateMs);
    this.awakeMs += soundMs;
    if (!before.child || !after.child) {
      if (onTime) this.spentMs += wallMs;
      return;
    }
    const tookMs = Math.min(wallMs, Math.max(0, after.child.processorMs - before.child.processorMs));
    this.processorMs += tookMs;
    // A machine that was suspended may tell the length of the pause as the time of whoever ran.
    this.spentMs += ran ? tookMs : Math.min(tookMs, soundMs);
    this.#addWaiting(before.child, after.child, onTime ? wallMs - tookMs : 0);
  }

  /** Waits for a processor are told when they end, so that what passes before a look at a thread that can run is carried on. */
  #addWaiting(before: Usage, after: Usage, restMs: number): void {
    if (before.held || after.held) {
      this.#carriedMs = 0;
      return;
    }
    const carried = this.#carriedMs + restMs - Math.max(0, after.waitedMs - before.waitedMs);
    this.#carriedMs = Math.min(maxCarriedMs, Math.max(0, carried));
    if (after.runnable) return;
    this.spentMs += this.#carriedMs;
    this.#carriedMs = 0;
  }
}
