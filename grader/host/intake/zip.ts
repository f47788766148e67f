import { fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import type { Bytes, Store } from './bytes.ts';
import { placedAt } from './entry-path.ts';
import { salvage } from './zip-salvage.ts';
import { markOverlaps, zipNode, type Span, type ZipEntry } from './zip-content.ts';
import { displayName } from './display.ts';
import { Unreadable, type Placed } from './tree.ts';
import { zipName, type RawName } from './zip-name.ts';

/** The content of an archive, as far as it can be read. */
export interface Listing {
  readonly entries: readonly Placed[];
  /** Why the rest cannot be read. */
  readonly damage?: string | undefined;
  readonly guess?: string | undefined;
}

class Reader extends RandomAccessReader {
  readonly #bytes: Bytes;
  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#bytes.slice(position, length).then((found) => {
      buffer.set(found, offset);
      callback(null, found.length);
    }, callback);
  }
}

/** Collects entries as they are found. */
class Collector {
  readonly entries: Placed[] = [];
  readonly guesses = new Set<string>();
  readonly spans: Span[] = [];
  readonly #offsets = new Set<number>();
  readonly #store: Store;
  readonly #most: number;

  constructor(store: Store, most: number) {
    this.#store = store;
    this.#most = most;
  }

  add(entry: ZipEntry & Pick<RawName, 'extraFields'>): void {
    if (this.entries.length >= this.#most)
      throw new Unreadable(`the archive has more than ${this.#most} files. Pack the course's files only.`);
    const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
    const { name, guessed } = zipName({ bytes: entry.fileNameRaw, utf8, extraFields: entry.extraFields });
    if (guessed !== undefined) this.guesses.add(guessed);
    const start = entry.relativeOffsetOfLocalHeader;
    const end = start + 30 + entry.fileNameRaw.length + entry.compressedSize;
    const span: Span = { start, end, overlaps: false };
    this.spans.push(span);
    this.#offsets.add(start);
    const placed = placedAt(name, (leaf) => zipNode(entry, name, leaf, this.#store, span));
    if (placed) this.entries.push(placed);
  }

  has({ relativeOffsetOfLocalHeader }: ZipEntry): boolean {
    return this.#offsets.has(relativeOffsetOfLocalHeader);
  }
}

/**
 * The entries of a zip. Nothing is unpacked before it is read; a file's size is checked before it is inflated, no more
 * than the declared size is inflated, and its checksum must match.
 *
 * @param most the maximum number of entries
 * @param salvaging whether to look for entries that a damaged directory does not name: other students' work must not be
 * lost
 * @throws Unreadable if nothing of it can be read
 */
export async function listZip(store: Store, most: number, salvaging: boolean): Promise<Listing> {
  return store.use(async (bytes) => {
    await refuseOtherStart(bytes);
    const found = new Collector(store, most);
    let damage: string | undefined;
    try {
      const zip = await fromRandomAccessReaderPromise(new Reader(bytes), bytes.size, {
        ...{ decodeStrings: false, validateEntrySizes: false, autoClose: false },
      });
      for await (const entry of zip.eachEntry()) found.add(entry);
    } catch (error) {
      damage = damageOf(error);
      if (salvaging && !(error instanceof Unreadable))
        for await (const entry of salvage(bytes)) if (!found.has(entry)) found.add(entry);
    }
    markOverlaps(found.spans);
    if (found.entries.length === 0 && damage !== undefined) throw new Unreadable(damage);
    return { entries: found.entries, damage, guess: guessOf([...found.guesses]) };
  });
}

const guessOf = (guesses: readonly string[]): string | undefined =>
  guesses.length === 0
    ? undefined
    : `The archive does not say how its names are written; they were read as ${guesses.toSorted().join(' and ')}.`;

/** A self-extracting program, or another type of archive with the wrong extension. */
async function refuseOtherStart(bytes: Bytes): Promise<void> {
  const head = Buffer.from(await bytes.slice(0, 8));
  const [first, second] = [
    head.subarray(0, 2).toString('latin1'),
    head.length >= 4 ? head.readUInt16LE(2) : 0,
  ];
  if (first === 'PK' && [0x0403, 0x0605, 0x0807, 0x3030].includes(second)) return;
  if (bytes.size === 0) throw new Unreadable('the archive is empty (0 bytes). Pack it again.');
  const kind = otherKind(head);
  if (kind !== undefined)
    throw new Unreadable(`the archive is named as a zip, but is ${kind}. Pack the folder again as a zip.`);
  const tail = Buffer.from(await bytes.slice(Math.max(0, bytes.size - 65_558), 65_558));
  throw new Unreadable(
    tail.includes('PK\x05\x06', 0, 'latin1')
      ? 'the archive has other data before its files, as a self-extracting program has. Pack the folder again as a plain zip.'
      : 'the archive cannot be read: it is not a zip. Pack the folder again as a zip.',
  );
}

function otherKind(head: Buffer): string | undefined {
  if (head.subarray(0, 4).toString('latin1') === 'Rar!') return 'a RAR archive';
  if (head.subarray(0, 4).toString('hex') === '377abcaf') return 'a 7z archive';
  if (head.subarray(0, 2).toString('hex') === '1f8b') return 'a gzip file';
  if (head.subarray(0, 4).toString('latin1') === '%PDF') return 'a PDF';
  return undefined;
}

function damageOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  const why = (error instanceof Error ? error.message : String(error)).split(/[.\n]/)[0] ?? '';
  return /end of central directory|unexpected EOF/i.test(why)
    ? 'the archive cannot be read: it is cut off, or it is not a zip. Pack it or export it again.'
    : `the archive cannot be read: its directory is damaged (${displayName(why, 80)}). Pack it or export it again.`;
}
