import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { bubblewrapCommand, openFilter, type View } from './isolation/bubblewrap.ts';
import { bubblewrapped } from './isolation/isolation.ts';

/**
 * More seconds of processor time than any grading takes, so that a process that outlives its grader ends eventually.
 */
export const processorSeconds = 4 * 3600;

export interface LimitedProcess {
  /** Node's flags, the file, and its arguments. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the process sees of the machine inside bubblewrap. */
  readonly view: View & { readonly folder: string };
  /** Memory that it can write to (RLIMIT_DATA), typed arrays and WebAssembly memory included. */
  readonly dataMb: number;
  /** Processor time in seconds (RLIMIT_CPU). */
  readonly processor: number;
}

/** In blocks of 512 bytes: whatever a child manages to write cannot fill a disk. */
const fileBlocks = 32 * 1024;

/** Flags under which Node grants only the rights that are named. */
export const permissionFlags = (readable: readonly string[], writable: readonly string[]): string[] => [
  '--permission',
  ...readable.map((path) => `--allow-fs-read=${path}`),
  ...writable.map((path) => `--allow-fs-write=${path}`),
  '--no-experimental-sqlite', // it reads and writes any file, despite the permission model
  '--no-experimental-ffi',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=SecurityWarning',
];

/**
 * Starts Node under the limits and, if bubblewrap starts, inside it, with a pipe as its fourth stream. It ends with the
 * grader.
 */
export function startLimited({ args, env, view, dataMb, processor }: LimitedProcess): ChildProcess {
  const options = {
    cwd: view.folder,
    // The grader's environment is not passed on: it may hold the course key.
    env: { ...env, ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {}) },
    windowsHide: true,
  };
  const streams: ('ignore' | 'pipe' | number)[] = ['ignore', 'pipe', 'pipe', 'pipe'];
  if (process.platform !== 'linux') return spawn(process.execPath, args, { ...options, stdio: streams });
  const outer = bubblewrapped();
  const front = outer ? bubblewrapCommand(view) : bindsToParent() ? ['setpriv', '--pdeathsig', 'KILL'] : [];
  const limits = `ulimit -d ${dataMb * 1024}; ulimit -c 0; ulimit -f ${fileBlocks}; ulimit -t ${processor}`;
  const filter = outer ? openFilter() : undefined;
  try {
    return spawn('/bin/sh', ['-c', `${limits}; exec "$@"`, 'sh', ...front, process.execPath, ...args], {
      ...options,
      stdio: filter === undefined ? streams : [...streams, filter],
    });
  } finally {
    if (filter !== undefined) closeSync(filter);
  }
}

let binds: boolean | undefined;

/** A child in an endless loop does not see that its grader was killed; util-linux asks the kernel to end it then. */
function bindsToParent(): boolean {
  binds ??= spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true'], { stdio: 'ignore' }).status === 0;
  return binds;
}
