import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/**
 * Watches the resident memory of a child, typed arrays and WebAssembly included, which V8's own limit does not count;
 * the child's word (`process.memoryUsage`) is not asked.
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
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
    }
    if (process.platform === 'darwin') return Number(await psResident(pid)) / 1024;
  } catch {
    // The child has just ended; its exit says the rest.
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
