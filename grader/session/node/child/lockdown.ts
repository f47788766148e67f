/**
 * Closes what Node's permission model leaves open in the child. Runs after the engine has started and before any
 * student code.
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

/** Properties of `process` that no exercise needs. */
const removed = [
  // Signals reach every process of the same user, the grader first of all.
  'kill',
  '_kill',
  '_debugProcess',
  '_debugEnd',
  // Its report on a fatal error is written wherever the code chooses, despite the permission model.
  'report',
  // Ways to Node's own modules: a second barrier, in case the permission model has another hole.
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
  // Writing was allowed only for the compile cache, which halves the start. Dropping the right does not stop the cache
  // itself (it writes on request and at exit). So the parent removes the cache's folder as soon as this child is ready:
  // the child cannot create it again.
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
  // These two are written in JavaScript and do not check the right to read, so they reveal which files exist.
  fs.realpathSync = Object.assign(realpathSync.native.bind(fs), { native: realpathSync.native });
  fs.realpath = Object.assign(realpath.native.bind(fs), { native: realpath.native }) as typeof realpath;
  syncBuiltinESMExports();
}

/**
 * From 128 on, bubblewrap's exit code tells which signal ended its child; code that exits by itself may not use these.
 */
function keepSignalCodes(process: WithExit): void {
  const reallyExit = process.reallyExit?.bind(process);
  if (reallyExit === undefined) throw new Error('internal: process.reallyExit is not there');
  process.reallyExit = (code) => reallyExit(typeof code === 'number' && (code & 255) >= 128 ? 1 : code);
}

const denied = (name: string) => (): never => {
  throw new Error(`${name} is not available to an exercise.`);
};
