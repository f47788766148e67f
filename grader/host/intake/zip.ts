import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl';
import type { Bytes, Store } from './bytes.ts';
import { placedAt } from './entry-path.ts';
import { largestInner } from './limits.ts';
import { shown } from './shown.ts';
import { Unreadable, type Placed } from './tree.ts';
import { zipName } from './zip-name.ts';

const inflate = promisify(inflateRaw);

/** What an archive holds, as far as it can be read. */
export interface Listing {
  readonly entries: readonly Placed[];
  /** Why the rest of it cannot be read. */
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

/**
 * The entries of a zip. Nothing is unpacked before it is read; a file's size is looked at before it is inflated, no more
 * than was announced is, and its checksum must fit.
 *
 * @param most entries, of which the archive may have no more
 * @throws Unreadable if nothing of it can be read
 */
export async function listZip(store: Store, most: number): Promise<Listing> {
  return store.use(async (bytes) => {
    await refuseOtherStart(bytes);
    const entries: Placed[] = [];
    const guesses = new Set<string>();
    const spans: Span[] = [];
    let damage: string | undefined;
    try {
      const zip = await fromRandomAccessReaderPromise(new Reader(bytes), bytes.size, {
        ...{ decodeStrings: false, validateEntrySizes: false, autoClose: false },
      });
      for await (const entry of zip.eachEntry()) {
        if (entries.length >= most)
          throw new Unreadable(`the archive has more than ${most} files. Pack the course's files only.`);
        const { name, guessed } = zipName({
          bytes: entry.fileNameRaw,
          utf8: (entry.generalPurposeBitFlag & 0x800) !== 0,
          extraFields: entry.extraFields,
        });
        if (guessed !== undefined) guesses.add(guessed);
        const start = entry.relativeOffsetOfLocalHeader;
        const end = start + 30 + entry.fileNameLength + entry.compressedSize;
        const span: Span = { start, end, overlaps: false };
        spans.push(span);
        const placed = placedAt(name, (leaf) => nodeOf(entry, name, leaf, store, span));
        if (placed) entries.push(placed);
      }
    } catch (error) {
      damage = damageOf(error);
    }
    markOverlaps(spans);
    if (entries.length === 0 && damage !== undefined) throw new Unreadable(damage);
    return { entries, damage, guess: guessOf([...guesses]) };
  });
}

const guessOf = (guesses: readonly string[]): string | undefined =>
  guesses.length === 0
    ? undefined
    : `The archive does not say how its names are written; they were read as ${guesses.toSorted().join(' and ')}.`;

/** A self-extracting program, or an archive of another kind under a wrong name. */
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
    throw new Unreadable(`the archive is named as a zip and is ${kind}. Pack the folder again as a zip.`);
  const tail = Buffer.from(await bytes.slice(Math.max(0, bytes.size - 65_558), 65_558));
  throw new Unreadable(
    tail.includes('PK\x05\x06', 0, 'latin1')
      ? 'the archive has other data in front of its files, as a self-extracting program has. Pack the folder again as a plain zip.'
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
    : `the archive cannot be read: its directory is damaged (${shown(why, 80)}). Pack it or export it again.`;
}

interface Span {
  readonly start: number;
  readonly end: number;
  overlaps: boolean;
}

/** Entries that share bytes are a bomb; no program packs so. */
function markOverlaps(spans: readonly Span[]): void {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let before: Span | undefined;
  for (const span of sorted) {
    if (before && span.start < before.end) before.overlaps = span.overlaps = true;
    if (!before || span.end > before.end) before = span;
  }
}

/** The upper half of the external attributes is the file's mode if the archive was made on Unix. */
const fileType = ({ versionMadeBy, externalFileAttributes }: Entry): number =>
  versionMadeBy >> 8 === 3 || versionMadeBy >> 8 === 19 ? (externalFileAttributes >>> 28) & 0xf : 0;

function nodeOf(entry: Entry, name: string, leaf: string, store: Store, span: Span): Placed['node'] {
  const type = fileType(entry);
  const dead = (kind: 'link' | 'special' | 'unreadable', reason: string): Placed['node'] => ({
    ...{ kind, name: leaf, reason, container: kind === 'link' },
  });
  if (/[\\/]$/.test(name)) return { kind: 'empty folder' };
  if (type === 0xa) return dead('link', `${shown(leaf)} is a link; hand in the file or folder itself.`);
  if (type !== 0 && type !== 8 && type !== 4) return dead('special', `${shown(leaf)} is not a file.`);
  if (entry.isEncrypted())
    return dead('unreadable', `${shown(leaf)} is encrypted. Pack the folder again without a password.`);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return dead(
      'unreadable',
      `${shown(leaf)} is packed by method ${entry.compressionMethod}. Pack with an ordinary zip (deflate).`,
    );
  const read = (): Promise<Uint8Array> => store.use((bytes) => contentOf(entry, leaf, bytes, span));
  return { kind: 'file', name: leaf, size: entry.uncompressedSize, read };
}

async function contentOf(entry: Entry, leaf: string, bytes: Bytes, span: Span): Promise<Uint8Array> {
  const called = shown(leaf);
  const damaged = (why: string): Unreadable =>
    new Unreadable(`${called} is damaged in the archive (${why}). Pack it again.`);
  if (span.overlaps) throw damaged('it shares its bytes with another file');
  if (entry.uncompressedSize > largestInner)
    throw new Unreadable(
      `${called} would unpack to ${entry.uncompressedSize} bytes; at most ${largestInner} are taken.`,
    );
  const head = Buffer.from(await bytes.slice(entry.relativeOffsetOfLocalHeader, 30));
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50)
    throw damaged('the directory points to a wrong place');
  const nameLength = head.readUInt16LE(26);
  const nameAt = entry.relativeOffsetOfLocalHeader + 30;
  const localName = await bytes.slice(nameAt, nameLength);
  if (Buffer.compare(localName, entry.fileNameRaw) !== 0)
    throw damaged('the directory points to another file');
  const packed = await bytes.slice(nameAt + nameLength + head.readUInt16LE(28), entry.compressedSize);
  if (packed.length !== entry.compressedSize) throw damaged('it is cut off');
  const content =
    entry.compressionMethod === 0 ? packed : await inflated(packed, entry.uncompressedSize, damaged);
  if (content.length !== entry.uncompressedSize) throw damaged('its length is not as announced');
  if (crc32(content) !== entry.crc32) throw damaged('its checksum does not fit');
  return content;
}

async function inflated(
  packed: Uint8Array,
  size: number,
  damaged: (why: string) => Unreadable,
): Promise<Uint8Array> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged('it cannot be inflated to what was announced');
  }
}
