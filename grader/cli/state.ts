import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from './usage.ts';

const schema = z.object({
  version: z.literal(1),
  /** How many hints of each exercise were shown. */
  hints: z.record(z.string(), z.number().int().nonnegative()),
});
export type State = z.infer<typeof schema>;

const pathOf = (root: string): string => join(root, '.genlab', 'state.json');

/** What genlab remembers of a workspace. */
export async function readState(root: string): Promise<State> {
  let text: string;
  try {
    text = await readFile(pathOf(root), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { version: 1, hints: {} };
    throw new UsageError(`${pathOf(root)} cannot be read (${(error as Error).message}).`);
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${pathOf(root)} is damaged. Delete it; only the count of hints is lost.`);
  }
}

/** Whole or not at all: a reader never sees half a file. */
export async function writeState(root: string, state: State): Promise<void> {
  const path = pathOf(root);
  await mkdir(join(root, '.genlab'), { recursive: true });
  await writeFile(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
