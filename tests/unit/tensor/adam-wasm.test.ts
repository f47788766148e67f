import { beforeAll, describe, expect, it } from 'vitest';

import { adamStep } from '#reference/tensor/ops/adam.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import { uniformGenerator } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';

beforeAll(async () => {
  await useEngine('wasm');
});

const constants = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** A step from m, v at step t, in float64 (Kingma and Ba 2015, algorithm 1). */
function exactly(w: number, m: number, v: number, g: number, t: number): [number, number, number] {
  const { learningRate, beta1, beta2, epsilon } = constants;
  const [first, second] = [beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g];
  const moved = first / (1 - beta1 ** t) / (Math.sqrt(second / (1 - beta2 ** t)) + epsilon);
  return [w - learningRate * moved, first, second];
}

async function step(inputs: readonly number[][], t: number): Promise<number[][]> {
  const { beta1, beta2 } = constants;
  const [value, m, v, gradient] = inputs.map((x) => tf.tensor1d(x)) as [
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
  ];
  const attributes = { ...constants, name: 'w', correction1: 1 - beta1 ** t, correction2: 1 - beta2 ** t };
  const outputs: tf.Tensor[] = tf.engine().runKernel(adamStep, { value, m, v, gradient }, attributes);
  return await Promise.all(outputs.map(async (output) => [...(await output.data())]));
}

const floats = (n: number, draw: () => number): number[] => [...Float32Array.from({ length: n }, draw)];

describe('Adam on WASM', () => {
  const next = uniformGenerator('adam');

  it.each([1, 2, 3, 4, 5, 7, 8, 31, 1000])('%i numbers: agrees with float64', async (n) => {
    for (const [t, scale] of [
      [1, 1],
      [1000, 1e-3],
      [7, 1e15],
    ] as const) {
      const signed = (): number => scale * (2 * next() - 1);
      const [w, m, v, g] = [
        floats(n, signed),
        floats(n, signed),
        floats(n, () => (scale * next()) ** 2),
        floats(n, signed),
      ];
      const [w2, m2, v2] = (await step([w, m, v, g], t)) as [number[], number[], number[]];
      for (let i = 0; i < n; i++) {
        const of = (x: number[]): number => x[i] as number;
        const [value, first, second] = exactly(of(w), of(m), of(v), of(g), t);
        // Two roundings of each term, one of the sum, one of a factor; six more for the update.
        const u = 2 ** -24;
        const terms = 0.9 * Math.abs(of(m)) + 0.1 * Math.abs(of(g));
        expect(Math.abs(of(m2) - first)).toBeLessThanOrEqual(4 * u * terms);
        expect(Math.abs(of(v2) - second)).toBeLessThanOrEqual(5 * u * second);
        const rate = constants.learningRate / (1 - constants.beta1 ** t);
        const root = Math.sqrt(second / (1 - constants.beta2 ** t));
        expect(Math.abs(of(w2) - value)).toBeLessThanOrEqual(
          u * Math.abs(value) + (14 * u * rate * terms) / root,
        );
      }
    }
  });

  it('a gradient of 0 moves nothing; NaN and infinity stay where they are', async () => {
    const zeros = Array<number>(8).fill(0);
    const [w2, m2, v2] = await step([[1, 2, 3, 4, 5, 6, 7, 8], zeros, zeros, zeros], 1);
    expect([w2, m2, v2]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8], zeros, zeros]);
    const [w3] = await step([zeros, zeros, zeros, [0, NaN, 1, 0, 0, 0, Infinity, 1]], 1);
    expect(w3?.map((x) => Number.isNaN(x))).toEqual([false, true, false, false, false, false, true, false]);
  });

  it('leaves a clone of the variable unchanged', async () => {
    const w = tf.variable(tf.ones([8]));
    const before = w.clone();
    tf.train.adam(0.1).minimize(() => tf.sum(tf.square(w)).asScalar());
    expect([...(await before.data())]).toEqual(Array(8).fill(1));
    expect((await w.data())[0]).toBeCloseTo(0.9, 5);
  });
});
