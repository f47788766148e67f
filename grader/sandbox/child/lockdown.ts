/**
 * Closes what Node's permission model leaves open inside the child. Runs after the engine has started and before any
 * of the student's code.
 */
import { flushCompileCache, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

interface WithPermission {
  permission?: { drop?: (scope: string) => void };
}

export function lockdown(): void {
  // Writing was allowed for the compile cache alone, which halves the start; from here on nothing can be written.
  flushCompileCache();
  (process as WithPermission).permission?.drop?.('fs.write');
  // Signals reach every process of the same user, the grader first of all.
  for (const name of ['kill', '_kill', '_debugProcess', '_debugEnd', '_startProfilerIdleNotifier', 'dlopen'])
    Reflect.deleteProperty(process, name);
  // So does a priority.
  os.setPriority = denied('os.setPriority');
  syncBuiltinESMExports();
}

const denied = (name: string) => (): never => {
  throw new Error(`${name} is not available to an exercise.`);
};
