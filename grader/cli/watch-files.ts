import { lstat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often the files are looked at, in ms: 30 of them cost less than a thousandth of a processor. */
const pollMs = 150;

/**
 * Runs `work` on all files, then on those that were saved since, until Ctrl-C; one run at a time. It looks at each file
 * by its path, so that it does not matter how an editor saves, or whether a folder goes away and comes back: a watcher of
 * the system's would hold on to the folder that it was given, wherever that has gone.
 */
export async function watchFiles(
  files: readonly string[],
  work: (saved: readonly string[]) => Promise<void>,
): Promise<void> {
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const stopped = new Promise<void>((resolve) => {
    ended.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  try {
    let known: readonly string[] = await stampsOf(files);
    await Promise.race([work(files), stopped]);
    for (;;) {
      const now = await settled(files, known, ended.signal);
      if (!now) return;
      const saved = files.filter((_, i) => now[i] !== known[i]);
      known = now;
      if (saved.length > 0) await Promise.race([work(saved), stopped]);
    }
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

/** The stamps once they have stayed the same for a while: an editor may write, rename and touch for one save. */
async function settled(
  files: readonly string[],
  known: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  let last = known;
  for (;;) {
    await sleep(pollMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    const now = await stampsOf(files);
    if (now.every((stamp, i) => stamp === last[i])) return now;
    last = now;
  }
}

/** Changes whenever a file is written, replaced, removed or made. */
const stampsOf = (files: readonly string[]): Promise<string[]> =>
  Promise.all(
    files.map(async (file) => {
      const found = await lstat(file, { bigint: true }).catch(() => undefined);
      return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : 'none';
    }),
  );
