import { unzipSync, type UnzipFileInfo } from 'fflate';

/** An archive that is not taken: the rule, the value, and what to do. */
export class ArchiveProblem extends Error {}

/** A file as it was handed in, read when it is asked for. */
export interface HandedFile {
  /** Parts of its path, none of them empty. */
  readonly path: readonly string[];
  readonly size: number;
  /** Throws an ArchiveProblem, or the system's error, where it cannot be read. */
  readonly read: () => Promise<Uint8Array>;
}

/** Of one file: a student's archive in a class's. */
export const largestFile = 32 * 1024 ** 2;

/**
 * The files of a zip, unpacked in memory one by one and never written anywhere. A file's size is looked at before it is
 * inflated, and no more than was announced is. Old programs for Windows part names by backslashes, which is taken.
 *
 * @throws ArchiveProblem for what is no zip, or has too many entries
 */
export function openArchive(bytes: Uint8Array, mostEntries: number): HandedFile[] {
  const files: HandedFile[] = [];
  unpacked(bytes, ({ name, originalSize, compression }) => {
    if (files.length >= mostEntries)
      throw new ArchiveProblem(
        `the archive has more than ${mostEntries} files. Pack the course's files only.`,
      );
    const path = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
    if (!/[\\/]$/.test(name) && !path.includes('__MACOSX'))
      files.push({
        path,
        size: originalSize,
        // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is the caller's to await
        read: async () => contentOf(bytes, { name, originalSize, compression }),
      });
    return false;
  });
  return files;
}

function contentOf(
  bytes: Uint8Array,
  { name, originalSize, compression }: Omit<UnzipFileInfo, 'size'>,
): Uint8Array {
  if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|:|\p{Cc}/u.test(name))
    throw new ArchiveProblem(
      `the archive names a file ${JSON.stringify(name)}, which leads out of it. Pack the folder itself.`,
    );
  if (originalSize > largestFile)
    throw new ArchiveProblem(
      `${name} would unpack to ${originalSize} bytes; at most ${largestFile} are taken.`,
    );
  if (compression !== 0 && compression !== 8)
    throw new ArchiveProblem(
      `${name} is packed by method ${compression}. Pack with an ordinary zip (deflate).`,
    );
  const content = unpacked(bytes, (entry) => entry.name === name)[name];
  if (content?.length !== originalSize)
    throw new ArchiveProblem(`${name} is damaged in the archive. Pack it again.`);
  return content;
}

function unpacked(bytes: Uint8Array, filter: (entry: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof ArchiveProblem) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new ArchiveProblem(`the archive cannot be read (${why}). Pack it again.`);
  }
}
