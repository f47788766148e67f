import { beforeAll, describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { criticOf, penaltyGradients, penaltyOracle } from './critic.ts';
import type { Activation } from './critic.ts';
import { distance } from './differences.ts';

const activations: Activation[] = ['tanh', 'softplus', 'leakyRelu', 'sigmoid', 'elu'];

describe.each(['wasm', 'cpu'] as const)('gradient penalty on the %s engine', (engine) => {
  beforeAll(async () => {
    await useEngine(engine);
  });

  it.each(activations.flatMap((activation) => [0.6, 1, 2].map((scale) => ({ activation, scale }))))(
    '$activation critic, weights within ±$scale: weights and biases agree with float64',
    async ({ activation, scale }) => {
      const critic = criticOf(activation, scale);
      const [w1, b1, w2] = await penaltyGradients(tf, critic);
      const [v1, c1, v2] = penaltyOracle(critic);
      expect(distance(w1 ?? [], v1 ?? [])).toBeLessThan(1e-5);
      expect(distance(b1 ?? [], c1 ?? [])).toBeLessThan(1e-5);
      expect(distance(w2 ?? [], v2 ?? [])).toBeLessThan(1e-5);
      if (activation !== 'leakyRelu') expect(Math.max(...(c1 ?? []).map(Math.abs))).toBeGreaterThan(1e-3);
    },
  );
});
