import { watch } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './usage.ts';

/** Long enough for an editor that writes, renames and touches for one save. */
const quietMs = 80;

/** Runs `work` once, then after each burst of changes in the folders; resolves on Ctrl-C. One run at a time. */
export async function watchFiles(
  folders: readonly (readonly string[])[],
  work: () => Promise<void>,
): Promise<void> {
  if (folders.length === 0)
    throw new UsageError('there is nothing to watch: this folder holds no unit. Run genlab init first.');
  const ended = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    const run = (): void => {
      running = running.then(() => (ended.signal.aborted ? undefined : work()));
      running.catch(reject);
    };
    const end = (): void => {
      resolve();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    for (const folder of folders)
      watch(join(...folder), { signal: ended.signal }, () => {
        clearTimeout(timer);
        timer = setTimeout(run, quietMs);
      }).on('error', reject);
    run();
  }).finally(() => {
    clearTimeout(timer);
    ended.abort();
  });
}
