import { promisify } from 'node:util';
import { constants, gunzip } from 'node:zlib';
import type { Bytes, Store } from './bytes.ts';
import { placedAt } from './entry-path.ts';
import { maxInnerArchiveBytes } from './limits.ts';
import { displayName } from './display.ts';
import { paxRecords, tarHeader, text } from './tar-header.ts';
import { Unreadable, type Placed } from './tree.ts';
import type { Listing } from './zip.ts';

const block = 512;
/** Bytes of a long name or of a pax header. */
const maxExtraBytes = 64 * 1024;

/**
 * The entries of a tar: files, folders and links; everything else is listed but not read.
 *
 * @param most the maximum number of entries
 * @throws Unreadable if nothing of it can be read
 */
export async function listTar(store: Store, most: number): Promise<Listing> {
  return store.use(async (bytes) => {
    const entries: Placed[] = [];
    let damage: string | undefined;
    try {
      await walk(bytes, (name, type, size, at) => {
        if (entries.length >= most)
          throw new Unreadable(`the archive has more than ${most} files. Pack the course's files only.`);
        const placed = placedAt(name, (leaf) => nodeOf(name, leaf, type, { size, at }, store));
        if (placed) entries.push(placed);
      });
    } catch (error) {
      damage =
        error instanceof Unreadable
          ? error.message
          : `the archive cannot be read: ${(error as Error).message}. Pack it or export it again.`;
    }
    if (entries.length === 0 && damage !== undefined) throw new Unreadable(damage);
    return { entries, damage };
  });
}

interface Place {
  readonly size: number;
  readonly at: number;
}

async function walk(
  bytes: Bytes,
  found: (name: string, type: string, size: number, at: number) => void,
): Promise<void> {
  if (bytes.size < block) throw new Error('it is not a tar');
  let [longName, pax] = [undefined as string | undefined, new Map() as ReadonlyMap<string, string>];
  for (let at = 0; at < bytes.size;) {
    const head = await bytes.slice(at, block);
    if (head.length < block) throw new Error('it is cut off');
    const header = tarHeader(head);
    if (!header) return;
    at += block;
    const size = 'LKxg'.includes(header.type) ? header.size : sizeOf(pax, header.size);
    if (at + size > bytes.size) throw new Error('it is cut off');
    if ('LKxg'.includes(header.type)) {
      if (size > maxExtraBytes) throw new Error('a header has more than 64 KiB');
      const extra = await bytes.slice(at, size);
      if (header.type === 'L') longName = text(extra);
      if (header.type === 'x') pax = paxRecords(extra);
    } else {
      found(pax.get('path') ?? longName ?? header.name, header.type, size, at);
      [longName, pax] = [undefined, new Map()];
    }
    at += Math.ceil(size / block) * block;
  }
}

function sizeOf(pax: ReadonlyMap<string, string>, size: number): number {
  const said = pax.get('size');
  if (said === undefined) return size;
  if (!/^\d{1,15}$/.test(said)) throw new Error('a pax header is malformed');
  return Number(said);
}

function nodeOf(name: string, leaf: string, type: string, { size, at }: Place, store: Store): Placed['node'] {
  const dead = (kind: 'link' | 'special', reason: string): Placed['node'] => ({
    ...{ kind, name: leaf, reason, container: kind === 'link' },
  });
  if (type === '5' || (type === '0' && name.endsWith('/'))) return { kind: 'empty folder' };
  if (type === '1' || type === '2')
    return dead('link', `${displayName(leaf)} is a link; hand in the file or folder itself.`);
  if (type !== '0' && type !== '7') return dead('special', `${displayName(leaf)} is not a file.`);
  const read = async (): Promise<Uint8Array> => {
    if (size > maxInnerArchiveBytes)
      throw new Unreadable(`${displayName(leaf)} has ${size} bytes; the limit is ${maxInnerArchiveBytes}.`);
    // A copy: a part of a larger buffer would keep all of it in memory.
    return store.use(async (bytes) => Uint8Array.from(await bytes.slice(at, size)));
  };
  return { kind: 'file', name: leaf, size, read };
}

const unzip = promisify(gunzip);

/**
 * The tar inside a `.tar.gz`; its checksum must match.
 *
 * @param most bytes to unpack to
 * @param salvaging whether to read what precedes a cut: other students' work must not be lost
 */
export async function gunzipped(bytes: Uint8Array, most: number, salvaging: boolean): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: most });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR' && salvaging)
      return unzip(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
    throw new Unreadable(
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `the archive would unpack to more than ${most} bytes. Pack the course's files only.`
        : 'the archive cannot be read: it is cut off, damaged, or not compressed by gzip. Pack it or export it again.',
    );
  }
}
