/**
 * Closes what Node's permission model leaves open inside the child. Runs after the engine has started and before any
 * of the student's code.
 */
import fs, { realpath, realpathSync } from 'node:fs';
import { flushCompileCache, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import v8 from 'node:v8';

interface WithExit extends Pick<NodeJS.Process, 'exit'> {
  reallyExit?: (code?: unknown) => never;
}

interface WithPermission {
  permission?: { drop?: (scope: string) => void };
}

/** Properties of `process` that an exercise has no use for. */
const removed = [
  // Signals reach every process of the same user, the grader first of all.
  'kill',
  '_kill',
  '_debugProcess',
  '_debugEnd',
  // Its report on a fatal error is written wherever the code says, permission model or not.
  'report',
  // The doors to Node's own modules: a second lock, should the permission model have one more hole.
  'getBuiltinModule',
  'binding',
  '_linkedBinding',
  'dlopen',
  'execve',
  // A file stream, which carries Node's file system in a symbol.
  'stdin',
  'openStdin',
  'loadEnvFile',
  'chdir',
  'umask',
  'setuid',
  'setgid',
  'seteuid',
  'setegid',
  'setgroups',
  'initgroups',
  '_startProfilerIdleNotifier',
  '_stopProfilerIdleNotifier',
];

export function lockdown(): void {
  // Writing was allowed for the compile cache alone, which halves the start. Dropping the right does not stop the
  // cache itself (it writes on request and at exit), which is why the parent removes its folder as soon as this child
  // is ready: it cannot make the folder anew.
  flushCompileCache();
  const { permission } = process as WithPermission;
  permission?.drop?.('fs.write');
  permission?.drop?.('addon'); // a native engine has been loaded by now
  for (const name of removed)
    if (!Reflect.deleteProperty(process, name))
      throw new Error(`internal: process.${name} cannot be removed`);
  keepSignalCodes(process);
  os.setPriority = denied('os.setPriority');
  // V8's flags name files to write, past the permission model, and lift its limits.
  v8.setFlagsFromString = denied('v8.setFlagsFromString');
  // Written in JavaScript, these two do not ask for the right to read, and so tell which files there are.
  fs.realpathSync = Object.assign(realpathSync.native.bind(fs), { native: realpathSync.native });
  fs.realpath = Object.assign(realpath.native.bind(fs), { native: realpath.native }) as typeof realpath;
  syncBuiltinESMExports();
}

/** From 128 on, an exit code of bubblewrap's tells which signal ended its child; code that ends by itself takes none of them. */
function keepSignalCodes(process: WithExit): void {
  const reallyExit = process.reallyExit?.bind(process);
  if (reallyExit === undefined) throw new Error('internal: process.reallyExit is not there');
  process.reallyExit = (code) => reallyExit(typeof code === 'number' && (code & 255) >= 128 ? 1 : code);
}

const denied = (name: string) => (): never => {
  throw new Error(`${name} is not available to an exercise.`);
};
