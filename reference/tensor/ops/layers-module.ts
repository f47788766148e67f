/**
 * tfjs-layers, loaded when first used: 10–30 ms that most children of the grader can do without.
 *
 * Node can load it in the middle of a computation. A browser has no synchronous import, so a page that wants
 * `tf.layers` awaits `loadLayers()` first.
 */
import type * as Layers from '@tensorflow/tfjs-layers';

export type LayersModule = typeof Layers;

type Require = (name: string) => unknown;

/** What Node has and a page has not. */
interface WithBuiltins {
  process?: { getBuiltinModule?: (name: 'node:module') => { createRequire(from: string): Require } };
}

/** Node's synchronous `require`; nothing in a page. */
export function synchronousRequire(): Require | undefined {
  return (globalThis as WithBuiltins).process
    ?.getBuiltinModule?.('node:module')
    .createRequire(import.meta.url);
}

let loaded: LayersModule | undefined;

/** Loads tfjs-layers before its first use. Needed in a browser only. */
export async function loadLayers(): Promise<void> {
  loaded ??= await import('@tensorflow/tfjs-layers');
}

/** tfjs-layers, loaded synchronously if that is possible. */
export function layersModule(): LayersModule {
  if (loaded) return loaded;
  const require = synchronousRequire();
  if (!require) {
    throw new Error(
      'tf.layers and its kin are not loaded yet: in a browser, await loadLayers() before using them.',
    );
  }
  // Loading draws a random number; it must not shift a seeded sequence by one, depending on when it happens.
  const { random } = Math;
  Math.random = () => 0.5;
  try {
    loaded = require('@tensorflow/tfjs-layers') as LayersModule;
  } finally {
    Math.random = random;
  }
  return loaded;
}
