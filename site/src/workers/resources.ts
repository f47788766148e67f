/** What figures that train need from the page's origin. */
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
    // For small networks, starting a kernel on a GPU takes longer than running it.
    if (work === 'images' && 'gpu' in navigator)
      try {
        return (await useEngine('webgpu')).device;
      } catch {
        // There is only a software adapter, and WASM is faster.
      }
    return (await useEngine('auto', { wasmPaths })).device;
  },
  async file(name) {
    const response = await fetch(files[name] ?? name);
    if (!response.ok)
      throw new Error(`the file ${name} could not be loaded (status ${response.status}). Reload the page.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return name.endsWith('.gz') && !isGzip(bytes) ? gzipped(bytes) : bytes;
  },
};

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Some servers send a `.gz` file with a content encoding, and then the browser decompresses it. The caller expects gzip. */
async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
