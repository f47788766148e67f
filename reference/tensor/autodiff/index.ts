/**
 * Automatic differentiation, loaded on first use.
 *
 * tfjs-core by itself has no gradients at all. The published package imports them from tfjs-core's ES modules, which
 * Node cannot load; the only build for Node that has them is tfjs-layers, 10–30 ms of loading. So they are loaded when
 * the first tape starts: an exercise without gradients does not pay for it. Our corrections are applied on top, every
 * time.
 */
import { getGradient } from '@tensorflow/tfjs-core';

import { registerCorrectedGradients } from './gradients.ts';
import { layersModule, synchronousRequire } from '../ops/layers-module.ts';
import { installBackpropagation } from './backpropagation.ts';
import { shortenBookkeeping } from './bookkeeping.ts';
import { engineParts, saveWithoutClones } from './tape.ts';

let ready = false;

/** If any of tfjs's own gradients is registered, all of them are. */
const tfjsHasGradients = (): boolean => (getGradient('Sum') as unknown) !== undefined;

function correct(): void {
  registerCorrectedGradients();
  ready = true;
}

/** Loads the gradients before their first use. Needed in a browser, which cannot import while it computes. */
export async function loadGradients(): Promise<void> {
  if (ready || synchronousRequire()) return;
  await import('@tensorflow/tfjs-core/dist/register_all_gradients.js');
  correct();
}

function loadGradientsNow(): void {
  if (ready) return;
  if (!synchronousRequire())
    throw new Error('No gradients yet: in a browser, await useEngine() before any gradient.');
  layersModule(); // registers them as it loads
  if (!tfjsHasGradients()) throw new Error('internal: tfjs-layers registered no gradients');
  correct();
}

let installed = false;

/** Makes the engine load gradients when its first tape starts, and differentiate by this project's rules. */
export function installAutodiff(): void {
  if (installed) return;
  installed = true;
  const parts = engineParts();
  saveWithoutClones(parts);
  installBackpropagation(parts);
  shortenBookkeeping(parts);
  const startTape = parts.startTape.bind(parts);
  parts.startTape = () => {
    loadGradientsNow();
    parts.startTape = startTape;
    startTape();
  };
}
