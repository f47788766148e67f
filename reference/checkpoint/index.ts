/** Checkpoints of training runs as safetensors files, to resume from and to read in other languages. */
import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Checkpoint } from './stored-tensor.ts';

export type { Checkpoint, StoredTensor } from './stored-tensor.ts';

/**
 * Writes a file completely or not at all. If a run stops halfway, the previous checkpoint remains. The folder must
 * exist.
 */
export async function writeCheckpoint(
  path: string,
  tensors: Checkpoint['tensors'],
  metadata: Checkpoint['metadata'] = {},
): Promise<void> {
  const bytes = named(path, () => encode({ tensors, metadata }));
  // In the same folder, because a rename across file systems is a copy.
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync(); // or a power cut could leave the new name on empty data
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Reads and validates a checkpoint; throws one sentence that names the file, what was expected and what was found. */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const bytes = await readFile(path);
  return named(path, () => decode(bytes));
}

function named<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
