import { crc32, deflateRawSync } from 'node:zlib';

/** An entry, and what may be wrong or old about it. */
export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** General purpose flags; bit 11 means that the name is UTF-8. */
  readonly flags?: number;
  /** 0 stored, 8 deflated. */
  readonly method?: number;
  readonly extra?: Uint8Array;
  /** The mode of a file on Unix; the archive is then one of Unix. */
  readonly mode?: number;
  /** Instead of the true ones. */
  readonly crc?: number;
  readonly size?: number;
  readonly localName?: string;
  /** Added to the offset of the local header in the directory. */
  readonly shift?: number;
  /** The local header of that entry instead of its own. */
  readonly sameAs?: number;
  /** Checksum and sizes follow the data. */
  readonly descriptor?: boolean;
}

export interface ZipOptions {
  readonly front?: Uint8Array;
  /** Whether offsets count from the beginning of the front data, as in self-extracting programs. */
  readonly counted?: boolean;
  readonly zip64?: boolean;
}

const bytesOf = (text: string | Uint8Array): Buffer => Buffer.from(text as string);

/** A zip, byte by byte (APPNOTE 6.3.10), so that a test can break any part of it. */
export function zip(entries: readonly ZipEntry[], options: ZipOptions = {}): Buffer {
  const front = Buffer.from(options.front ?? []);
  const parts: Buffer[] = [front];
  let at = options.counted === false ? 0 : front.length;
  const offsets: number[] = [];
  const directory: Buffer[] = [];
  for (const entry of entries) {
    const content = bytesOf(entry.content ?? '');
    const method = entry.method ?? 8;
    const data = method === 8 ? deflateRawSync(content) : content;
    const sums = {
      crc: entry.crc ?? crc32(content),
      packed: data.length,
      size: entry.size ?? content.length,
    };
    offsets.push(at);
    if (entry.sameAs === undefined) {
      const local = localHeader(entry, method, sums);
      const behind = entry.descriptor ? descriptor(sums) : Buffer.alloc(0);
      parts.push(local, data, behind);
      at += local.length + data.length + behind.length;
    }
    const offset = (offsets[entry.sameAs ?? offsets.length - 1] ?? 0) + (entry.shift ?? 0);
    directory.push(centralHeader(entry, method, sums, offset, options.zip64 ?? false));
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, end(entries.length, central.length, at, options.zip64 ?? false)]);
}

interface Sums {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

function localHeader(entry: ZipEntry, method: number, { crc, packed, size }: Sums): Buffer {
  const name = bytesOf(entry.localName ?? entry.name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE((entry.flags ?? 0x800) | (entry.descriptor ? 8 : 0), 6);
  head.writeUInt16LE(method, 8);
  if (!entry.descriptor) {
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(packed, 18);
    head.writeUInt32LE(size, 22);
  }
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor({ crc, packed, size }: Sums): Buffer {
  const bytes = Buffer.alloc(16);
  for (const [i, value] of [0x08074b50, crc, packed, size].entries()) bytes.writeUInt32LE(value, i * 4);
  return bytes;
}

function centralHeader(
  entry: ZipEntry,
  method: number,
  { crc, packed, size }: Sums,
  offset: number,
  zip64: boolean,
): Buffer {
  const name = bytesOf(entry.name);
  const extra = Buffer.concat([
    bytesOf(entry.extra ?? ''),
    zip64 ? zip64Extra(size, packed, offset) : Buffer.alloc(0),
  ]);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(entry.mode === undefined ? 20 : (3 << 8) | 20, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE((entry.flags ?? 0x800) | (entry.descriptor ? 8 : 0), 8);
  head.writeUInt16LE(method, 10);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(zip64 ? 0xffffffff : packed, 20);
  head.writeUInt32LE(zip64 ? 0xffffffff : size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 38);
  head.writeUInt32LE(zip64 ? 0xffffffff : offset, 42);
  return Buffer.concat([head, name, extra]);
}

function zip64Extra(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + values.length * 8);
  bytes.writeUInt16LE(1, 0);
  bytes.writeUInt16LE(values.length * 8, 2);
  for (const [i, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), 4 + i * 8);
  return bytes;
}

function end(count: number, size: number, offset: number, zip64: boolean): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(zip64 ? 0xffff : count, 8);
  bytes.writeUInt16LE(zip64 ? 0xffff : count, 10);
  bytes.writeUInt32LE(zip64 ? 0xffffffff : size, 12);
  bytes.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  if (!zip64) return bytes;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  for (const at of [24, 32]) record.writeBigUInt64LE(BigInt(count), at);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, bytes]);
}

/** Info-ZIP's Unicode path for a name in another code page. */
export function unicodePath(stored: Uint8Array, name: string): Buffer {
  const utf8 = Buffer.from(name);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(5 + utf8.length, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(crc32(stored), 5);
  return Buffer.concat([head, utf8]);
}
