import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

/** A disk that can be filled without harm to others. */
export function mounted(disk: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('SKIPPED the full disk: only root may mount a small one');
    return false;
  }
}

/** Writes until nothing more goes in. */
export function fill(file: string): number {
  const descriptor = openSync(file, 'w');
  let bytes = 0;
  try {
    for (let size = 2 ** 20; size >= 1;) {
      try {
        bytes += writeSync(descriptor, new Uint8Array(size));
      } catch {
        size >>= 1;
      }
    }
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

export const startRedis = (port: number): ChildProcess =>
  spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
