import { isOutdated, offerReload, updated } from './newer-version.ts';

/**
 * Imports scripts that are fetched on request. What fails is tried once more after the browser has looked for the manifest of
 * a newer deployment, whose service worker has the files of the earlier ones as well. If they are gone all the same, the page
 * offers a reload. Rejects with one sentence.
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
        'This page belongs to an earlier version of the course. Reload it; what you have written is kept.',
        {
          cause: error,
        },
      );
    throw new Error('This part of the page could not be loaded. Check your connection, and try again.', {
      cause: error,
    });
  }
}

/** Offers a reload if the page is older than what the server has; true if so. */
export async function loadFailed(): Promise<boolean> {
  const outdated = await isOutdated();
  if (outdated) offerReload();
  return outdated;
}
