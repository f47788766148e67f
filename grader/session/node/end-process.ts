import type { ChildProcess } from 'node:child_process';
import { processesOf } from './process-usage.ts';

/**
 * Kills a process and those below it. bubblewrap's second process asks the kernel to end it with the first one, but only
 * after its start: if the first one is killed before that, the second waits for it forever.
 */
export function endProcess(child: ChildProcess): void {
  const isRunning = child.exitCode === null && child.signalCode === null;
  const below = isRunning && child.pid !== undefined ? belowOf(child.pid) : [];
  child.kill('SIGKILL');
  for (const pid of below)
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended with the first one.
    }
}

function belowOf(pid: number): readonly number[] {
  if (process.platform !== 'linux') return [];
  try {
    return processesOf(pid).slice(1);
  } catch {
    return []; // it has just ended
  }
}
