/** Node only: the folder of downloads. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The cache folder: `GENLAB_CACHE` where set; otherwise `genlab` in the platform's own place: `~/Library/Caches`,
 * `%LOCALAPPDATA%`, or `$XDG_CACHE_HOME`, which is `~/.cache` by default.
 */
export function cacheDirectory(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env['GENLAB_CACHE']) return env['GENLAB_CACHE'];
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'genlab');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'genlab');
  // `||`, for the XDG base directory specification says that an empty value counts as unset.
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'genlab');
}

/** sha256 of a file as lower-case hex; `undefined` where there is no file. */
export async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
}
