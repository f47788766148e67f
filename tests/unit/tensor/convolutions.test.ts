import { beforeAll, describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { actualGradient, distance, expected } from './differences.ts';
import { depthwiseCases } from './ops-convolutions.ts';

// Those of the other convolutions, first and second, are in the op table.
describe.each(['wasm', 'cpu'] as const)('depthwise convolutions on the %s engine', (engine) => {
  beforeAll(async () => {
    await useEngine(engine);
  });

  // Once only: tfjs's gradients of a depthwise convolution have none themselves, and the course needs none.
  it.each(depthwiseCases)('$name: the gradient agrees with float64', async (entry) => {
    expect(distance(await actualGradient(tf, entry), expected(entry).gradient)).toBeLessThan(5e-6);
  });
});
