import { unzipSync, type UnzipFileInfo } from 'fflate';

/** An archive that is not taken: the rule, the value, and what to do. */
export class ArchiveProblem extends Error {}

export interface ArchivedFile {
  /** Parts of its path, none of them `..` or empty. */
  readonly path: readonly string[];
  readonly bytes: Uint8Array;
}

const mostEntries = 10_000;
/** Of one file, and of all that are taken: what a class of 500 hands in is a tenth of it. */
const largestFile = 32 * 1024 ** 2;
const largestTotal = 256 * 1024 ** 2;

/**
 * The files of a zip that are worth reading, unpacked in memory and never written anywhere. Sizes are looked at before
 * anything is inflated, and no more than was announced is.
 *
 * @throws ArchiveProblem for what is no zip, has too many or too large files, or one file twice
 */
export function readArchive(bytes: Uint8Array, wanted: (path: readonly string[]) => boolean): ArchivedFile[] {
  let [entries, total] = [0, 0];
  const seen = new Set<string>();
  const takes = ({ name, originalSize, compression }: UnzipFileInfo): boolean => {
    if (++entries > mostEntries)
      throw new ArchiveProblem(
        `the archive has more than ${mostEntries} entries. Pack the course's files only.`,
      );
    const path = partsOf(name);
    if (path === undefined || !wanted(path)) return false;
    const key = path.join('/').toLowerCase();
    if (seen.has(key))
      throw new ArchiveProblem(`${path.join('/')} stands twice in the archive. Pack it once.`);
    seen.add(key);
    total += originalSize;
    if (originalSize > largestFile || total > largestTotal)
      throw new ArchiveProblem(
        `${path.join('/')} would unpack to ${originalSize} bytes; at most ${largestFile} a file and ${largestTotal} in all are taken.`,
      );
    if (compression !== 0 && compression !== 8)
      throw new ArchiveProblem(
        `${path.join('/')} is packed by method ${compression}. Pack with an ordinary zip (deflate).`,
      );
    return true;
  };
  try {
    return Object.entries(unzipSync(bytes, { filter: takes })).map(([name, content]) => ({
      path: partsOf(name) ?? [],
      bytes: content,
    }));
  } catch (error) {
    if (error instanceof ArchiveProblem) throw error;
    throw new ArchiveProblem(
      `the archive cannot be read (${error instanceof Error ? error.message : String(error)}). Pack it again.`,
    );
  }
}

/** Nothing for a folder, a path that leads elsewhere, or a name that no file of the course has. */
function partsOf(name: string): string[] | undefined {
  const parts = name.split('/');
  const odd = parts.some(
    (part) =>
      part === '' || part === '.' || part === '..' || part === '__MACOSX' || /[\\:\p{Cc}]/u.test(part),
  );
  return odd ? undefined : parts;
}
