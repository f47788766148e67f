/**
 * The gradient penalty of a small critic, by tfjs and by float64 arithmetic.
 *
 * D(x) = w₂ · φ(x W₁ + b₁) + b₂, penalty = mean over the batch of (‖∇ₓ D‖ − 1)² (Gulrajani et al. 2017, eq. 3).
 */
import type * as tfjs from '@tensorflow/tfjs-core';

import { uniformGenerator } from '#reference/tensor/seed.ts';

import type { Tf } from './op-case.ts';

const size = { batch: 5, inputs: 2, hidden: 4 };

export type Activation = 'tanh' | 'softplus' | 'leakyRelu' | 'sigmoid' | 'elu';

export interface Critic {
  activation: Activation;
  x: number[]; // [batch, inputs]
  parameters: { w1: number[]; b1: number[]; w2: number[] }; // [inputs, hidden] [hidden] [hidden, 1]
}

/** A critic with fixed weights of the given scale; the larger they are, the larger the gradient's norm. */
export function criticOf(activation: Activation, scale = 1): Critic {
  const next = uniformGenerator('critic');
  const draw = (n: number, width: number): number[] =>
    Array.from({ length: n }, () => width * (2 * next() - 1));
  const { batch, inputs, hidden } = size;
  const parameters = { w1: draw(inputs * hidden, scale), b1: draw(hidden, 0.5), w2: draw(hidden, scale) };
  return { activation, x: draw(batch * inputs, 2), parameters };
}

/** φ′ of each activation, in float64: all that the penalty needs. */
const slope: Record<Activation, (a: number) => number> = {
  tanh: (a) => 1 - Math.tanh(a) ** 2,
  softplus: (a) => 1 / (1 + Math.exp(-a)),
  leakyRelu: (a) => (a > 0 ? 1 : 0.2),
  sigmoid: (a) => Math.exp(-a) / (1 + Math.exp(-a)) ** 2,
  elu: (a) => (a > 0 ? 1 : Math.exp(a)),
};

function penalty(activation: Activation, x: number[], w1: number[], b1: number[], w2: number[]): number {
  const { batch, inputs, hidden } = size;
  const at = (a: number[], i: number): number => a[i] ?? Number.NaN;
  let total = 0;
  for (let n = 0; n < batch; n++) {
    const gradient = new Array<number>(inputs).fill(0);
    for (let h = 0; h < hidden; h++) {
      let a = at(b1, h);
      for (let i = 0; i < inputs; i++) a += at(x, n * inputs + i) * at(w1, i * hidden + h);
      for (let i = 0; i < inputs; i++)
        gradient[i] = at(gradient, i) + at(w1, i * hidden + h) * slope[activation](a) * at(w2, h);
    }
    total += (Math.hypot(...gradient) - 1) ** 2 / batch;
  }
  return total;
}

/** d penalty / d (w1, b1, w2) by central differences in float64, with one Richardson step. */
export function penaltyOracle({ activation, x, parameters: { w1, b1, w2 } }: Critic): number[][] {
  const all = [w1, b1, w2] as const;
  return all.map((parameter, p) =>
    parameter.map((_, i) => {
      const moved = (h: number): number => {
        const [v1, c1, v2] = all.map((a, q) => a.map((v, j) => (p === q && i === j ? v + h : v)));
        return penalty(activation, x, v1 as number[], c1 as number[], v2 as number[]);
      };
      const difference = (h: number): number => (moved(h) - moved(-h)) / (2 * h);
      return (4 * difference(5e-4) - difference(1e-3)) / 3;
    }),
  );
}

/** The same with tfjs: a gradient of a gradient, with respect to the named parameters. */
export async function penaltyGradients(
  tf: Tf,
  { activation, x, parameters }: Critic,
  names: (keyof Critic['parameters'])[] = ['w1', 'b1', 'w2'],
): Promise<number[][]> {
  const { batch, inputs, hidden } = size;
  const points = tf.tensor2d(x, [batch, inputs]);
  const fixed = {
    w1: tf.tensor(parameters.w1, [inputs, hidden]),
    b1: tf.tensor(parameters.b1),
    w2: tf.tensor(parameters.w2, [hidden, 1]),
  };
  const loss = (...given: tfjs.Tensor[]): tfjs.Tensor => {
    const { w1, b1, w2 } = { ...fixed, ...Object.fromEntries(names.map((name, i) => [name, given[i]])) };
    const score = (x: tfjs.Tensor): tfjs.Tensor =>
      tf.sum(tf.matMul(tf[activation](tf.add(tf.matMul(x, w1), b1)), w2));
    const norms = tf.sqrt(tf.sum(tf.square(tf.grad(score)(points)), 1)); // [batch]
    return tf.mean(tf.square(tf.sub(norms, 1)));
  };
  const gradients = tf.grads(loss)(names.map((name) => fixed[name]));
  return await Promise.all(gradients.map(async (g) => [...(await g.data())]));
}
