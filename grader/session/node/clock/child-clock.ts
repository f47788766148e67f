import { usageOf } from '../process-usage.ts';
import { TimeAccount, type Sample } from './time-account.ts';

/** The average distance between looks. They come at random times, so that a child cannot prepare for them. */
const sampleEveryMs = 100;
/** An answer that was written in time may still be on its way. */
const lastMs = 20;
/**
 * Time beyond the limit in which the grader runs: a child that has not had its time by then never gets it on this
 * machine.
 */
const starvation = { factor: 10, seconds: 60 };

/** What ends a limit: the child has used its time, or the machine gives it none. */
export type Expiry = 'spent' | 'starved';

/** A running limit. */
export interface Timing {
  /**
   * Ends it. True if the child took more than its limit while the grader did not run: by processor time the answer came
   * late, but a machine that was suspended may have counted that time wrong.
   */
  stop(): boolean;
  /** The most processor time that a look has seen, since the child's own start, in milliseconds. */
  processorMs(): number;
}

/**
 * Runs `expired` once a child has had `seconds` of time: processor time, and time that it chose to wait although both
 * it and the grader could run. If the system reports nothing about the child (macOS, Windows), all the time counts in
 * which the grader itself ran.
 */
export function limitTime(pid: number, seconds: number, expired: (why: Expiry) => void): Timing {
  const limitMs = seconds * 1000;
  const account = new TimeAccount();
  const startMs = performance.now();
  // Most calls end before the first look, and a look costs more than such a call: the time before it does not count.
  let before: Sample | undefined;
  // A process that has just ended may be missing from a look.
  let mostMs = 0;
  let dueMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let over: Expiry | undefined;
  const look = (): void => {
    const now = takeSample(pid);
    if (before) account.add(before, now, dueMs);
    mostMs = Math.max(mostMs, now.child?.processorMs ?? 0);
    before = { ...now, child: now.child ?? before?.child };
  };
  const wait = (ms: number): void => {
    dueMs = ms;
    timer = setTimeout(tick, ms);
  };
  const tick = (): void => {
    look();
    // What waits in the pipes is read between the last two looks.
    if (over !== undefined) {
      timer = undefined;
      expired(over);
      return;
    }
    if (account.spentMs >= limitMs) over = 'spent';
    else if (account.awakeMs > starvation.factor * limitMs + starvation.seconds * 1000) over = 'starved';
    wait(over === undefined ? nextMs(limitMs - account.spentMs) : lastMs);
  };
  wait(nextMs(limitMs));
  return {
    stop() {
      clearTimeout(timer);
      if (performance.now() - startMs < limitMs) return false;
      look();
      return account.processorMs > limitMs && account.spentMs < limitMs;
    },
    processorMs: () => mostMs,
  };
}

const nextMs = (leftMs: number): number =>
  Math.max(1, Math.min(leftMs, sampleEveryMs * (0.5 + Math.random())));

const takeSample = (pid: number): Sample => ({
  atMs: performance.now(),
  graderMs: process.threadCpuUsage().user / 1000 + process.threadCpuUsage().system / 1000,
  child: usageOf(pid),
});
