/** Node only: data sets of the registry, downloaded once and cached. */
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheDirectory, sha256Of } from './cache.ts';
import { DatasetError } from './dataset-error.ts';
import { type LabelledImages, readLabelledImages } from './mnist.ts';
import { claimPartial } from './partial.ts';
import type { RemoteDataset, RemoteFile } from './registry.ts';
import { TransferError, transfer } from './transfer.ts';

export interface DownloadOptions {
  /** Folder for the files; by default `<cacheDirectory()>/<dataset id>`. */
  directory?: string;
  /** Milliseconds without data after which an attempt is aborted. */
  stallTimeout?: number;
  /** Attempts per mirror. */
  attempts?: number;
  /** Milliseconds before the second attempt at a mirror; it doubles before each further attempt. */
  retryDelay?: number;
}

/** Downloads what is not yet in the cache, and reads it. The arrays are those of `readLabelledImages`. */
export async function loadDataset(
  dataset: RemoteDataset,
  options: DownloadOptions = {},
): Promise<{ train: LabelledImages; test: LabelledImages }> {
  const directory = options.directory ?? join(cacheDirectory(), dataset.id);
  const load = async ({ images, labels }: RemoteDataset['train']) => {
    // One file after the other: mirrors throttle parallel transfers, and a failure names one file.
    for (const file of [images, labels]) await downloadFile(dataset.mirrors, file, { ...options, directory });
    return readLabelledImages({ images: images.name, labels: labels.name }, (name) =>
      readFile(join(directory, name)),
    );
  };
  return { train: await load(dataset.train), test: await load(dataset.test) };
}

const running = new Map<string, Promise<string>>();

/**
 * The path of a verified copy of `file`, downloaded if need be. A transfer that was cut off is continued, at this
 * call or the next; bytes that fail the checksum are deleted; the file appears under its name only once it is whole.
 *
 * @throws DatasetError after the last attempt at the last mirror; it lists what each attempt met
 */
export function downloadFile(
  mirrors: readonly string[],
  file: RemoteFile,
  options: DownloadOptions & { directory: string },
): Promise<string> {
  const path = join(options.directory, file.name);
  // Two callers in one process share one download; two processes have partial files of their own.
  const shared = running.get(path);
  if (shared !== undefined) return shared;
  const download = downloadOnce(mirrors, file, path, options).finally(() => running.delete(path));
  running.set(path, download);
  return download;
}

async function downloadOnce(
  mirrors: readonly string[],
  file: RemoteFile,
  path: string,
  options: DownloadOptions & { directory: string },
): Promise<string> {
  const { directory, stallTimeout = 20_000, attempts = 3, retryDelay = 500 } = options;
  if ((await sha256Of(path)) === file.sha256) return path;
  await mkdir(directory, { recursive: true });
  const partial = await claimPartial(path, file.sha256.slice(0, 8));

  const faults: string[] = [];
  for (const mirror of mirrors) {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (attempt > 0) await sleep(retryDelay * 2 ** (attempt - 1));
      try {
        const kept = await transfer({ url: mirror + file.name, partial, bytes: file.bytes, stallTimeout });
        await verify(partial, file, mirror, kept);
        await rename(partial, path);
        return path;
      } catch (error) {
        if (!(error instanceof TransferError)) throw error;
        faults.push(error.message);
        if (!error.again) break;
      }
    }
  }
  throw new DatasetError({
    file: path,
    expected: `${file.bytes} bytes with sha256 ${file.sha256} from one of ${mirrors.length} mirror(s)`,
    found: `none:\n${faults.map((fault) => `  ${fault}\n`).join('')}`.trimEnd(),
    next: 'Run again to continue, or put the file there by hand.',
  });
}

/** Deletes what does not have the checksum. Worth another try only where some bytes were from an earlier attempt. */
async function verify(partial: string, file: RemoteFile, mirror: string, kept: number): Promise<void> {
  const found = await sha256Of(partial);
  if (found === file.sha256) return;
  const { size } = await stat(partial);
  await rm(partial, { force: true });
  throw new TransferError({
    file: mirror + file.name,
    expected: `sha256 ${file.sha256}`,
    found: `sha256 ${found ?? 'of no file'} in ${size} bytes`,
    next: 'The damaged bytes were deleted; try another mirror.',
    again: kept > 0,
  });
}
