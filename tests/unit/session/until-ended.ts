import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { processTree, runs } from './process-tree.ts';

/** The processes below this one; none if the system has no `/proc`. */
export const started = (): ReadonlySet<number> => new Set(processTree(process.pid));

/** Waits until all that this process has started since `before` has ended; if there is no `/proc`, half a second. */
export async function untilEnded(before: ReadonlySet<number>): Promise<void> {
  if (process.platform === 'linux') await expect.poll(() => left(before), { interval: 20 }).toEqual([]);
  else await sleep(500);
  // Their last output is read in the next turn of the event loop, or in the one after it.
  for (let turn = 0; turn < 3; turn++) await nextTurn();
}

/** The same, but this process handles no events while it waits. Linux only. */
export function blockUntilEnded(before: ReadonlySet<number>): void {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  while (left(before).length > 0) Atomics.wait(nobody, 0, 0, 20);
}

const left = (before: ReadonlySet<number>): number[] =>
  processTree(process.pid).filter((pid) => !before.has(pid) && runs(pid));
