import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/**
 * Watches the resident memory of a child and of all that it has started (the wrapper around Node is its parent),
 * including typed arrays and WebAssembly, which V8's own limit does not count. The child's own report
 * (`process.memoryUsage`) is not used.
 */
export function watchMemory(pid: number, limitMb: number, exceeded: () => void): () => void {
  const timer = setInterval(() => {
    void residentMb(pid).then((mb) => {
      if (mb > limitMb) exceeded();
    });
  }, 100);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

async function residentMb(pid: number): Promise<number> {
  try {
    if (process.platform === 'linux') {
      const [status, children] = await Promise.all([
        readFile(`/proc/${pid}/status`, 'utf8'),
        readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''),
      ]);
      const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
      const below = await Promise.all(
        children
          .split(' ')
          .filter(Boolean)
          .map((child) => residentMb(Number(child))),
      );
      return below.reduce((sum, mb) => sum + mb, own);
    }
    if (process.platform === 'darwin') return Number(await psResident(pid)) / 1024;
  } catch {
    // The child has just ended; its exit tells the rest.
  }
  return 0;
}

const psResident = (pid: number): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      if (error) reject(new Error(error.message));
      else resolve(stdout);
    });
  });

/** How many processes the kernel has killed for lack of memory since it started. */
export function oomKills(): number {
  if (process.platform !== 'linux') return 0;
  try {
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync('/proc/vmstat', 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // some containers hide it
  }
}
