/** Node only: a training run's checkpoints, each replacing the previous one. */
import { existsSync } from 'node:fs';

import { readCheckpoint, writeCheckpoint } from '#reference/checkpoint/index.ts';

import { restoredState, storedState } from './stored-state.ts';
import type { CheckpointStore } from './train.ts';

/**
 * @param run what distinguishes this run from others, such as its method, sizes and seed: a file of another run is
 * refused
 */
export const checkpointFile = (
  path: string,
  run: Readonly<Record<string, string>> = {},
): CheckpointStore => ({
  save: async ({ step, state }) => {
    await writeCheckpoint(path, await storedState(state), { ...run, step: String(step) });
  },
  load: async (like) => {
    if (!existsSync(path)) return undefined;
    const { tensors, metadata } = await readCheckpoint(path);
    try {
      for (const [name, value] of Object.entries(run))
        if (metadata[name] !== value)
          throw new Error(`its ${name} is ${metadata[name] ?? 'not there'}, and should be ${value}.`);
      const step = Number(metadata['step']);
      if (!Number.isSafeInteger(step) || step < 0)
        throw new Error(`its step is ${metadata['step'] ?? 'not there'}, and should be a whole number.`);
      return { step, state: restoredState(tensors, like) };
    } catch (error) {
      throw new Error(`${path}: ${(error as Error).message} Delete it or name another file to start again.`, {
        cause: error,
      });
    }
  },
});
