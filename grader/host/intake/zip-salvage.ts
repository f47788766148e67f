import { inflateRaw } from 'node:zlib';
import type { Bytes } from './bytes.ts';
import { maxInnerArchiveBytes } from './limits.ts';
import type { ZipEntry } from './zip-content.ts';

/** An entry without a directory: the data of its local header. */
export type Salvaged = ZipEntry & { readonly extraFields: readonly [] };

/**
 * The entries of a truncated zip, from the front: each has its own header. Stops at the first entry whose end is
 * unknown.
 */
export async function* salvage(bytes: Bytes): AsyncGenerator<Salvaged> {
  for (let at = 0; at + 30 <= bytes.size;) {
    const head = Buffer.from(await bytes.slice(at, 30));
    if (head.readUInt32LE(0) !== 0x04034b50) return;
    const [flags, nameLength] = [head.readUInt16LE(6), head.readUInt16LE(26)];
    const start = at + 30 + nameLength + head.readUInt16LE(28);
    const fileNameRaw = await bytes.slice(at + 30, nameLength);
    if (fileNameRaw.length < nameLength) return;
    const method = head.readUInt16LE(8);
    const said = (flags & 8) === 0 ? sumsIn(head, 14) : await behind(bytes, start, method);
    if (!said) return;
    yield {
      ...{ fileNameRaw, generalPurposeBitFlag: flags, compressionMethod: method, extraFields: [] },
      ...{ crc32: said.crc, compressedSize: said.packed, uncompressedSize: said.size },
      ...{ relativeOffsetOfLocalHeader: at, versionMadeBy: 0, externalFileAttributes: 0 },
    };
    at = start + said.packed + said.behind;
  }
}

interface Sums {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Length of the descriptor after the data. */
  readonly behind: number;
}

const sumsIn = (bytes: Buffer, at: number): Sums => ({
  ...{ crc: bytes.readUInt32LE(at), packed: bytes.readUInt32LE(at + 4), size: bytes.readUInt32LE(at + 8) },
  behind: 0,
});

/** The descriptor after deflated data, which ends with its last block. */
async function behind(bytes: Bytes, start: number, method: number): Promise<Sums | undefined> {
  if (method !== 8) return undefined;
  const packed = await packedLength(await bytes.slice(start, maxInnerArchiveBytes));
  if (packed === undefined) return undefined;
  const descriptor = Buffer.from(await bytes.slice(start + packed, 16));
  if (descriptor.length < 16) return undefined;
  const marked = descriptor.readUInt32LE(0) === 0x08074b50 ? 4 : 0;
  const sums = sumsIn(descriptor, marked);
  return sums.packed === packed ? { ...sums, behind: marked + 12 } : undefined;
}

function packedLength(data: Uint8Array): Promise<number | undefined> {
  return new Promise((resolve) => {
    const options = { maxOutputLength: maxInnerArchiveBytes, info: true };
    inflateRaw(data, options, (error, result: unknown) => {
      const { engine } = (result ?? {}) as { engine?: { bytesWritten: number } };
      resolve(error ? undefined : engine?.bytesWritten);
    });
  });
}
