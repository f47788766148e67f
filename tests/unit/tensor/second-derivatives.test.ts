import { beforeAll, describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { actual, distance, expected } from './differences.ts';
import { opTable } from './op-table.ts';

/** float32 has 6e-8; a Hessian passes through up to some twenty roundings, and cancellation in the objective. */
const tolerance = 5e-6;

describe.each(['wasm', 'cpu'] as const)('derivatives on the %s engine', (engine) => {
  beforeAll(async () => {
    await useEngine(engine);
  });

  it.each(opTable)('$name: first and second agree with float64', async (entry) => {
    const [ours, reference] = [await actual(tf, entry), expected(entry)];
    expect(distance(ours.gradient, reference.gradient)).toBeLessThan(tolerance);
    expect(distance(ours.hessianTimesDirection, reference.hessianTimesDirection)).toBeLessThan(tolerance);
  });
});

describe('what the table cannot show', () => {
  it('elu and selu have finite second derivatives if the exponential overflows', async () => {
    for (const activation of [tf.elu, tf.selu]) {
      const second = tf.grad(tf.grad((x) => activation(x)))(tf.tensor1d([200, -200]));
      expect([...(await second.data())]).toEqual([0, 0]);
    }
  });

  it('a comparison on the path gives a zero gradient, not an error', async () => {
    const x = tf.tensor1d([-1, 2]);
    const g = tf.grad((x) => tf.cast(tf.greater(x, 0), 'float32'))(x);
    expect([...(await g.data())]).toEqual([0, 0]);
  });

  it('a third derivative: tanh‴ = −2 (1 − 3 tanh²)(1 − tanh²)', async () => {
    const x = 0.4;
    const third = tf.grad(tf.grad(tf.grad((x) => tf.tanh(x))))(tf.scalar(x));
    const t = Math.tanh(x);
    expect((await third.data())[0]).toBeCloseTo(-2 * (1 - 3 * t * t) * (1 - t * t), 5);
  });
});
