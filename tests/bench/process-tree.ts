import { readFileSync } from 'node:fs';

/** Resident memory of a process and all its descendants, in MiB; pages they share count once for each. Linux only. */
export function residentMiB(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + residentMiB(Number(child)), own);
  } catch {
    return 0; // it has ended
  }
}
