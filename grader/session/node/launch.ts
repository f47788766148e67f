import type { ChildProcess } from 'node:child_process';
import type { Limits } from '#grader/core/exercise.ts';
import type { EngineRights } from './isolation/engine-rights.ts';
import { permissionFlags, startLimited } from './limited-process.ts';
import { runtimeFolder } from './isolation/runtime-folder.ts';

/**
 * A student's child under Node's permission model and, if bubblewrap starts, inside it.
 *
 * @param processor processor time of the whole child, in seconds
 */
export function launch(limits: Limits, cache: string, rights: EngineRights, processor: number): ChildProcess {
  const { root, boot, readable, packages } = runtimeFolder();
  const files = [...readable, ...rights.readable];
  return startLimited({
    args: [
      ...permissionFlags([...files, cache], [cache]),
      ...rights.flags,
      `--max-old-space-size=${limits.memoryMb}`,
      boot,
      JSON.stringify({ root, packages: { ...packages, ...rights.packages }, modules: rights.modules, cache }),
    ],
    env: rights.env,
    view: { ...rights, folder: root, readable: [...files, ...rights.system], writable: [cache] },
    dataMb: limits.memoryMb + rights.memoryMb + rights.mappedMb,
    processor,
  });
}
