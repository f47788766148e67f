import { open } from 'node:fs/promises';

/** Bytes with random access. */
export interface Bytes {
  readonly size: number;
  /** Returns fewer than `length` bytes at the end. */
  readonly slice: (start: number, length: number) => Promise<Uint8Array>;
}

/** Where an archive's bytes are; they are held only while `work` runs. */
export interface Store {
  readonly use: <T>(work: (bytes: Bytes) => Promise<T>) => Promise<T>;
}

export const bytesOf = (buffer: Uint8Array): Bytes => ({
  size: buffer.length,
  slice: (start, length) => Promise.resolve(buffer.subarray(start, start + length)),
});

/** Bytes read at a time: directories are read in many small steps. */
const readAheadBytes = 64 * 1024;

/** A file on the disk, opened for each use, so that a class of thousands of archives needs only one descriptor. */
export const diskStore = (file: string): Store => ({
  async use(work) {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      let [last, lastStart] = [new Uint8Array(0), 0];
      return await work({
        size,
        async slice(start, length) {
          const end = Math.min(start + length, size);
          if (start < 0 || end <= start) return new Uint8Array(0);
          if (start >= lastStart && end <= lastStart + last.length)
            return last.subarray(start - lastStart, end - lastStart);
          const buffer = new Uint8Array(Math.min(Math.max(end - start, readAheadBytes), size - start));
          const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
          [last, lastStart] = [buffer.subarray(0, bytesRead), start];
          return last.subarray(0, end - start);
        },
      });
    } finally {
      await handle.close();
    }
  },
});

const maxCachedBytes = 64 * 1024 ** 2;
const cache = new Map<object, Promise<Uint8Array>>();
const sizes = new Map<object, number>();

/** Bytes that have to be unpacked first; the most recently used ones are cached, 64 MiB in all. */
export function unpackedStore(unpack: () => Promise<Uint8Array>): Store {
  const key = {};
  return {
    async use(work) {
      const kept = cache.get(key);
      cache.delete(key);
      const bytes = kept ?? unpack();
      cache.set(key, bytes);
      try {
        const buffer = await bytes;
        sizes.set(key, buffer.length);
        evict(key);
        return await work(bytesOf(buffer));
      } catch (error) {
        cache.delete(key);
        sizes.delete(key);
        throw error;
      }
    },
  };
}

/** Drops the least recently used entries, but never `newest`. */
function evict(newest: object): void {
  let total = sizes.values().reduce((sum, size) => sum + size, 0);
  for (const old of [...cache.keys()]) {
    if (total <= maxCachedBytes) return;
    if (old === newest || !sizes.has(old)) continue;
    total -= sizes.get(old) ?? 0;
    cache.delete(old);
    sizes.delete(old);
  }
}
