import type { Usage } from '../process-usage.ts';

/** One look at the clocks. */
export interface Sample {
  /** Of the monotonic clock, in milliseconds. */
  readonly atMs: number;
  /** Processor time of the grader's own thread, in milliseconds. */
  readonly graderMs: number;
  /** Undefined if the system does not report it. */
  readonly child: Usage | undefined;
}

/** If a look comes this much later than it should, the grader did not run. */
const lateMs = 100;
/** The longest that the grader computes at a time; anything beyond it may be a jump of the clocks. */
const maxWorkMs = 2000;
/** A child that could run but did not for longer than this has no processor. */
const maxCarriedMs = 250;

/**
 * Counts the time that a child has had: the processor time it took, and the time in which it chose to wait. Time in
 * which the grader or the child was stopped, suspended or without a processor does not count.
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
    // A machine that was suspended may report the length of the pause as processor time of whatever was running.
    this.spentMs += ran ? tookMs : Math.min(tookMs, soundMs);
    this.#addWaiting(before.child, after.child, onTime ? wallMs - tookMs : 0);
  }

  /**
   * Waits for a processor are reported when they end, so the time before a look at a runnable thread is carried over.
   */
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
