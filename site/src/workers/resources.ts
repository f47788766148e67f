/** What figures that train need of the page's origin. */
import { digitFiles } from '#datasets/mnist.ts';
import digitImages from '../../../datasets/data/mnist10k-images-idx3-ubyte.gz?url';
import digitLabels from '../../../datasets/data/mnist10k-labels-idx1-ubyte.gz?url';
import classifier from '../../../reference/metrics/digit-classifier.safetensors?url';

import { classifierFile, type Resources } from '../figures/figure.ts';

import { wasmPaths } from './wasm-files.ts';

const files: Readonly<Record<string, string>> = {
  [digitFiles.images]: digitImages,
  [digitFiles.labels]: digitLabels,
  [classifierFile]: classifier,
};

export const resources: Resources = {
  async engine(work) {
    const { useEngine } = await import('#reference/tensor/engine.ts');
    // A small network's kernels end before a graphics processor has been told of them.
    if (work === 'images' && 'gpu' in navigator)
      try {
        return (await useEngine('webgpu')).device;
      } catch {
        // No adapter but software: WASM is faster.
      }
    return (await useEngine('auto', { wasmPaths })).device;
  },
  async file(name) {
    const response = await fetch(files[name] ?? name);
    if (!response.ok)
      throw new Error(`the file ${name} could not be fetched: ${response.status}. Load the page again.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return name.endsWith('.gz') && !isGzip(bytes) ? packed(bytes) : bytes;
  },
};

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Some servers call a `.gz` file an encoding, and the browser unpacks it on the way. What asked for it expects it packed. */
async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
