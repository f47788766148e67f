import { lstat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often the files are polled, in ms: 30 files take less than a thousandth of a processor. */
const pollMs = 150;

/**
 * Runs `work` on all files, then on those that were saved since, until Ctrl-C; one run at a time. It polls each file
 * by its path, so that it does not matter how an editor saves, or whether a folder is removed and comes back: a file
 * watcher of the system would keep watching the old folder.
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

/** The stamps once they stop changing: an editor may write, rename and touch a file in one save. */
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

/** Stamps that change whenever a file is written, replaced, removed or created. */
const stampsOf = (files: readonly string[]): Promise<string[]> =>
  Promise.all(
    files.map(async (file) => {
      const found = await lstat(file, { bigint: true }).catch(() => undefined);
      return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : 'none';
    }),
  );
