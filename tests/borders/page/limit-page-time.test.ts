/** Time in which the host was stopped does not count for a student's code. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { limitPageTime } from '#grader/session/web/limit-page-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(seconds: number): {
  over: ReturnType<typeof vi.fn>;
  sleep: (ms: number) => void;
  stop: () => void;
} {
  let asleep = 0;
  const over = vi.fn();
  const stop = limitPageTime(seconds, over, () => Date.now() + asleep);
  return { over, stop, sleep: (ms) => (asleep += ms) };
}

it('is over after its seconds, once', () => {
  const { over } = watched(5);
  vi.advanceTimersByTime(4900);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(over).toHaveBeenCalledOnce();
});

it('counts an hour with a closed lid as a second', () => {
  const { over, sleep } = watched(5);
  vi.advanceTimersByTime(1000);
  sleep(3_600_000);
  vi.advanceTimersByTime(2500);
  expect(over).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2000);
  expect(over).toHaveBeenCalledOnce();
});

it('does not continue once it is stopped', () => {
  const { over, stop } = watched(1);
  stop();
  vi.advanceTimersByTime(5000);
  expect(over).not.toHaveBeenCalled();
});
