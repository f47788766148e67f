/** The resources that a page gives to figures that train, from the disk. */
import { readFile } from 'node:fs/promises';
import { readBundled } from '#datasets/from-disk.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import { classifierFile, type Resources } from '#site/src/figures/figure.ts';

export const resources: Resources = {
  engine: async () => (await useEngine('wasm')).device,
  file: async (name) =>
    name === classifierFile
      ? new Uint8Array(await readFile(new URL(`../../../reference/metrics/${name}`, import.meta.url)))
      : new Uint8Array(await readBundled(name)),
};
