/**
 * The engine to measure with: the requested one, else the native one for large products if it is installed, else WASM.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cacheDirectory } from '#datasets/cache.ts';
import { useEngine, type EngineName } from '#reference/tensor/engine.ts';

/** Small networks are faster without the native engine's overhead per call. */
export type Work = 'small networks' | 'images';

export async function startEngine(work: Work): Promise<string> {
  const tensorflowBinding = installedBinding();
  const asked = process.env['GENLAB_ENGINE'] as EngineName | undefined;
  const native = work === 'images' && tensorflowBinding !== undefined;
  const { name, version } = await useEngine(asked ?? (native ? 'tensorflow' : 'auto'), { tensorflowBinding });
  return `${name} ${version}`;
}

/** Path of the binding that `genlab engine install tensorflow` installed. */
function installedBinding(): string | undefined {
  const folder = join(cacheDirectory(), 'engines', 'tensorflow');
  const manifest = join(folder, 'engine.json');
  if (!existsSync(manifest)) return undefined;
  const { binding } = JSON.parse(readFileSync(manifest, 'utf8')) as { binding?: unknown };
  const path = typeof binding === 'string' ? join(folder, binding) : undefined;
  return path !== undefined && existsSync(path) ? path : undefined;
}
