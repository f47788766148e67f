import { isOutdated, offerReload, updated } from './newer-version.ts';

/**
 * Imports scripts that are fetched on demand. After a failure it lets the browser look for a newer deployment, whose service
 * worker also has the files of earlier ones, and tries once more. If the scripts are still missing, the page offers a reload.
 * Rejects with one sentence.
 */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await updated();
  }
  try {
    return await load();
  } catch (error) {
    if (await loadFailed())
      throw new Error(
        'This page belongs to an earlier version of the course. Reload it. What you have written is saved.',
        {
          cause: error,
        },
      );
    throw new Error('This part of the page could not be loaded. Check your connection, and try again.', {
      cause: error,
    });
  }
}

/** Offers a reload and returns true if the server has a newer version than the page. */
export async function loadFailed(): Promise<boolean> {
  const outdated = await isOutdated();
  if (outdated) offerReload();
  return outdated;
}
