import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from './usage.ts';
import { readInside, writeInside } from './workspace-disk.ts';

const schema = z.object({
  version: z.literal(1),
  /** The number of hints shown for each exercise. */
  hints: z.record(z.string(), z.number().int().nonnegative()),
});
export type State = z.infer<typeof schema>;

const path = '.genlab/state.json';

/** What genlab remembers about a workspace. */
export async function readState(root: string): Promise<State> {
  const text = await readInside(root, path);
  if (text === undefined) return { version: 1, hints: {} };
  try {
    return schema.parse(JSON.parse(text.toString('utf8')));
  } catch {
    throw new UsageError(
      `${join(root, path)} is damaged. Delete it; only the number of hints shown is lost.`,
    );
  }
}

/** Writes the file atomically: a reader never sees half of it. */
export async function writeState(root: string, state: State): Promise<void> {
  await writeInside(root, path, `${JSON.stringify(state, null, 2)}\n`, 'any');
}
