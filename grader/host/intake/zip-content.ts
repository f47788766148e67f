import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import type { Bytes, Store } from './bytes.ts';
import { maxInnerArchiveBytes } from './limits.ts';
import { displayName } from './display.ts';
import { Unreadable, type Placed } from './tree.ts';

const inflate = promisify(inflateRaw);

/** What an archive's directory says about one entry. */
export interface ZipEntry {
  readonly fileNameRaw: Uint8Array;
  readonly generalPurposeBitFlag: number;
  readonly compressionMethod: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly crc32: number;
  readonly relativeOffsetOfLocalHeader: number;
  readonly versionMadeBy: number;
  readonly externalFileAttributes: number;
}

/** The byte range of an entry, from its local header on. */
export interface Span {
  readonly start: number;
  readonly end: number;
  overlaps: boolean;
}

/** Entries that share bytes are a zip bomb; no ordinary program writes them. */
export function markOverlaps(spans: readonly Span[]): void {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let before: Span | undefined;
  for (const span of sorted) {
    if (before && span.start < before.end) before.overlaps = span.overlaps = true;
    if (!before || span.end > before.end) before = span;
  }
}

/** The upper half of the external attributes is the file's mode if the archive was made on Unix. */
const fileType = ({ versionMadeBy, externalFileAttributes }: ZipEntry): number =>
  versionMadeBy >> 8 === 3 || versionMadeBy >> 8 === 19 ? (externalFileAttributes >>> 28) & 0xf : 0;

export function zipNode(
  entry: ZipEntry,
  name: string,
  leaf: string,
  store: Store,
  span: Span,
): Placed['node'] {
  const type = fileType(entry);
  const dead = (kind: 'link' | 'special' | 'unreadable', reason: string): Placed['node'] => ({
    ...{ kind, name: leaf, reason, container: kind === 'link' },
  });
  if (/[\\/]$/.test(name) || type === 4) return { kind: 'empty folder' };
  if (type === 0xa) return dead('link', `${displayName(leaf)} is a link; hand in the file or folder itself.`);
  if (type !== 0 && type !== 8) return dead('special', `${displayName(leaf)} is not a file.`);
  if ((entry.generalPurposeBitFlag & 1) !== 0)
    return dead('unreadable', `${displayName(leaf)} is encrypted. Pack the folder again without a password.`);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return dead(
      'unreadable',
      `${displayName(leaf)} is packed by method ${entry.compressionMethod}. Pack with an ordinary zip (deflate).`,
    );
  const read = (): Promise<Uint8Array> => store.use((bytes) => contentOf(entry, leaf, bytes, span));
  return { kind: 'file', name: leaf, size: entry.uncompressedSize, read };
}

async function contentOf(entry: ZipEntry, leaf: string, bytes: Bytes, span: Span): Promise<Uint8Array> {
  const called = displayName(leaf);
  const damaged = (why: string): Unreadable =>
    new Unreadable(`${called} is damaged in the archive (${why}). Pack it again.`);
  if (span.overlaps) throw damaged('it shares its bytes with another file');
  if (entry.uncompressedSize > maxInnerArchiveBytes)
    throw new Unreadable(
      `${called} would unpack to ${entry.uncompressedSize} bytes; the limit is ${maxInnerArchiveBytes}.`,
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
  if (content.length !== entry.uncompressedSize) throw damaged('its length is not as declared');
  if (crc32(content) !== entry.crc32) throw damaged('its checksum does not match');
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
    throw damaged('it cannot be inflated to the declared length');
  }
}
