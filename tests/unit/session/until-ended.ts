import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { processTree, runs } from './process-tree.ts';

/** The processes below this one; none where the system has no `/proc`. */
export const started = (): ReadonlySet<number> => new Set(processTree(process.pid));

/** Waits until all that this process has started since `before` has ended; where there is no `/proc`, half a second. */
export async function untilEnded(before: ReadonlySet<number>): Promise<void> {
  const left = (): number[] => processTree(process.pid).filter((pid) => !before.has(pid) && runs(pid));
  if (process.platform === 'linux') await expect.poll(left, { interval: 20 }).toEqual([]);
  else await sleep(500);
  // What they wrote last is read in the next turn of the event loop, or in the one after it.
  for (let turn = 0; turn < 3; turn++) await nextTurn();
}
