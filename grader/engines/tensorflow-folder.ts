import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheDirectory } from '#datasets/cache.ts';

/** Describes the installation; written last, so that a folder without it does not count as one. */
export const manifestSchema = z.object({
  /** Version of the C library. */
  tensorflow: z.string(),
  /** How it was installed. */
  route: z.enum(['tfjs-node', 'wheel']),
  /** Path of the N-API binding inside the folder. */
  binding: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The folder of the native engine, outside the project, so that `npm ci` keeps it. */
export const tensorflowFolder = (): string => join(cacheDirectory(), 'engines', 'tensorflow');

export const manifestName = 'engine.json';

/** Path of the native engine's binding, or undefined if it is not installed. */
export function installedTensorflow(folder = tensorflowFolder()): string | undefined {
  const manifest = join(folder, manifestName);
  if (!existsSync(manifest)) return undefined;
  const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(manifest, 'utf8')));
  if (!parsed.success) return undefined;
  const binding = join(folder, parsed.data.binding);
  return existsSync(binding) ? binding : undefined;
}
