import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Usage } from '#grader/session/node/process-usage.ts';
import { TimeAccount } from '#grader/session/node/clock/time-account.ts';
import { property } from '../property.ts';

/** What happens between two looks, in milliseconds. */
interface Interval {
  readonly wall: number;
  readonly took?: number;
  readonly waited?: number;
  readonly grader?: number;
  readonly runnable?: boolean;
  readonly held?: boolean;
}
const due = 100;

/** The account after these intervals; `told` is false where the system says nothing of the child. */
function accountOf(intervals: readonly Interval[], told = true): TimeAccount {
  const account = new TimeAccount();
  let child: Usage = { processorMs: 0, waitedMs: 0, runnable: false, held: false };
  let [atMs, graderMs] = [0, 0];
  const look = () => ({ atMs, graderMs, child: told ? child : undefined });
  for (const { wall, took = 0, waited = 0, grader = 0, runnable = false, held = false } of intervals) {
    const before = look();
    atMs += wall;
    graderMs += grader;
    child = { processorMs: child.processorMs + took, waitedMs: child.waitedMs + waited, runnable, held };
    account.add(before, look(), due);
  }
  return account;
}
const spent = (intervals: readonly Interval[], told = true): number => accountOf(intervals, told).spentMs;

describe("the host's clock is not taken as the student's guilt: what counts", () => {
  test.each<[string, Interval[], number]>([
    ['a loop', [{ wall: 100, took: 100, runnable: true }], 100],
    ['a wait of its own', [{ wall: 100 }], 100],
    ['work and a wait of its own', [{ wall: 100, took: 40 }], 100],
    ['a loop on four processors', [{ wall: 100, took: 400, runnable: true }], 100],
    ['a loop that gets a third of a processor', [{ wall: 90, took: 30, waited: 60, runnable: true }], 30],
    ['work that gets no processor at all', [{ wall: 100, runnable: true }], 0],
    ['a wait while the child is stopped', [{ wall: 100, held: true }], 0],
    ['a wait before and after a stop', [{ wall: 100 }, { wall: 100, held: true }, { wall: 100 }], 100],
    ['a wait while the grader is stopped', [{ wall: 11_000 }], 0],
    ['a loop while the grader is stopped, at most one look', [{ wall: 11_000, took: 11_000 }], 200],
    ['a loop while the grader computes', [{ wall: 900, took: 900, grader: 800, runnable: true }], 900],
    ['a wait while the grader computes', [{ wall: 900, grader: 800 }], 0],
  ])('%s', (_, intervals, ms) => {
    expect(spent(intervals)).toBe(ms);
  });

  test('a wait for a processor that is told later', () => {
    const starved = { wall: 100, runnable: true };
    expect(spent([starved, starved, { wall: 100, took: 20, waited: 280 }])).toBe(20);
  });

  test('a wait of its own between looks at which it happens to run', () => {
    const mostlyIdle = { wall: 100, took: 2, runnable: true };
    expect(spent([mostlyIdle, mostlyIdle, { wall: 100 }])).toBeGreaterThan(250);
  });

  test('the time of the grader itself, where the system tells nothing of the child', () => {
    expect(spent([{ wall: 100 }, { wall: 11_000 }, { wall: 150 }], false)).toBe(250);
  });

  test('what a child took while the grader was stopped is remembered, for an answer that comes too late', () => {
    expect(accountOf([{ wall: 11_000, took: 9000 }]).processorMs).toBe(9000);
  });
});

const interval = fc.record({
  wall: fc.integer({ min: 0, max: 20_000 }),
  took: fc.integer({ min: 0, max: 40_000 }),
  waited: fc.integer({ min: 0, max: 20_000 }),
  grader: fc.integer({ min: 0, max: 20_000 }),
  runnable: fc.boolean(),
  held: fc.boolean(),
});

property(
  'no interval counts for more than its length, and a late one for no more than a look and the work of the grader',
  fc.array(interval, { maxLength: 30 }),
  5000,
  (intervals) => {
    const most = intervals.map(({ wall, grader }) => Math.min(wall, 2 * due + Math.min(grader, 2000)));
    const sum = most.reduce((all, one) => all + one, 0);
    expect(spent(intervals)).toBeLessThanOrEqual(sum + 250);
    expect(spent(intervals)).toBeLessThanOrEqual(intervals.reduce((all, { wall }) => all + wall, 0));
  },
);

property(
  'a loop comes to its limit, however the grader is stopped meanwhile',
  fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 20, maxLength: 40 }),
  2000,
  (walls) => {
    const loop = walls.map((wall) => ({ wall, took: wall, runnable: true }));
    const counted = walls.reduce((all, wall) => all + Math.min(wall, 2 * due), 0);
    expect(spent(loop)).toBe(counted);
  },
);
