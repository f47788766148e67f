import { DatasetError } from './dataset-error.ts';

/**
 * Unpacks gzip in a browser or in Node.
 *
 * @param file the name that the error gives
 * @throws DatasetError if the stream is cut off, is not gzip, or fails its own check sum
 */
export async function gunzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  try {
    // A copy into a plain ArrayBuffer: a Blob takes no view on shared memory.
    const unpacked = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  } catch (cause) {
    throw new DatasetError({
      file,
      expected: 'a whole gzip stream',
      found: `${bytes.length} bytes that do not unpack (${cause instanceof Error ? cause.message : String(cause)})`,
      next: 'The file is damaged or cut off: delete it and fetch it again.',
      cause,
    });
  }
}
