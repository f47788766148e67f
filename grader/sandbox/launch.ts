import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Limits } from '#grader/core/exercise.ts';
import { bubblewrapCommand, openFilter } from './bubblewrap.ts';
import type { EngineRights } from './engine-rights.ts';
import { bubblewrapped } from './isolation.ts';
import { runtimeFolder } from './runtime-folder.ts';

/** More seconds of processor than any grading takes: what outlives its grader ends some day. */
export const processorSeconds = 4 * 3600;

/**
 * A child under Node's permission model and, where it starts, inside bubblewrap, with nothing of the grader's
 * environment and a pipe as its fourth stream.
 */
export function launch(limits: Limits, cache: string, rights: EngineRights, processor: number): ChildProcess {
  const { root, boot, readable, packages } = runtimeFolder();
  const flags = [
    '--permission',
    ...[...readable, ...rights.readable, cache].map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${cache}`,
    '--no-experimental-sqlite', // it reads and writes any file, permission model or not
    '--no-experimental-ffi',
    ...rights.flags,
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
    `--max-old-space-size=${limits.memoryMb}`,
  ];
  const args = [
    ...flags,
    boot,
    JSON.stringify({ root, packages: { ...packages, ...rights.packages }, modules: rights.modules }),
  ];
  const options = {
    cwd: root,
    // Nothing of the grader's environment: it may hold the course key.
    env: {
      NODE_COMPILE_CACHE: cache,
      ...rights.env,
      ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {}),
    },
    windowsHide: true,
  };
  const streams: ('ignore' | 'pipe' | number)[] = ['ignore', 'pipe', 'pipe', 'pipe'];
  if (process.platform !== 'linux') return spawn(process.execPath, args, { ...options, stdio: streams });
  const outer = bubblewrapped();
  const wrap = outer
    ? bubblewrapCommand({
        ...rights,
        readable: [...readable, ...rights.readable, ...rights.system],
        writable: [cache],
      })
    : [];
  // RLIMIT_DATA counts typed arrays and WebAssembly memory too; no core file, however it ends.
  const dataKb = (limits.memoryMb + rights.memoryMb + rights.mappedMb) * 1024;
  const fileBlocks = 32 * 1024; // of 512 bytes: nothing a child writes to a disk, by whatever hole, fills it
  // A child in an endless loop does not see that its grader was killed; util-linux asks the kernel to end it then.
  const bound = outer
    ? ''
    : 'setpriv --pdeathsig KILL true 2>/dev/null && set -- setpriv --pdeathsig KILL "$@"; ';
  const script = `ulimit -d ${dataKb}; ulimit -c 0; ulimit -f ${fileBlocks}; ulimit -t ${processor}; ${bound}exec "$@"`;
  const filter = outer ? openFilter() : undefined;
  try {
    return spawn('/bin/sh', ['-c', script, 'sh', ...wrap, process.execPath, ...args], {
      ...options,
      stdio: filter === undefined ? streams : [...streams, filter],
    });
  } finally {
    if (filter !== undefined) closeSync(filter);
  }
}
