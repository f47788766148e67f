import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { appendDeviation } from './minibatch-deviation.ts';
import { dense, gains, normalKernel, weight, type Weights } from './weights.ts';

/** A function of its weights, `kernel1`, `bias1`, …; the generator or the discriminator of a GAN. */
export interface Network {
  init(random: Random): Weights;
  apply(weights: Weights, x: tf.Tensor): tf.Tensor;
}

/** Slope 0.2 below 0, so that no unit of a discriminator dies (Radford et al. 2016, section 4). */
export const rectifierSlope = 0.2;

export interface MlpOptions {
  /** Whether the last layer also sees the minibatch deviation of what comes to it. */
  readonly deviation?: boolean;
}

/** Dense layers of these sizes, the input's first, with leaky rectifiers between them and none at the end. */
export function mlp(sizes: readonly number[], { deviation = false }: MlpOptions = {}): Network {
  const last = sizes.length - 2;
  const layers = sizes.slice(1).map((to, i) => ({
    from: (sizes[i] ?? 0) + (deviation && i === last ? 1 : 0),
    ...{ to, name: String(i + 1) },
  }));
  const init = (random: Random): Weights =>
    Object.fromEntries(
      layers.flatMap(({ from, to, name }, i) => {
        const gain = i < last ? gains.rectifier : gains.linear;
        return [
          [`kernel${name}`, normalKernel(random, [from, to], gain)],
          [`bias${name}`, tf.zeros([to])],
        ];
      }),
    );
  const apply = (weights: Weights, x: tf.Tensor): tf.Tensor =>
    layers.reduce((hidden, { name }, i) => {
      const seen = deviation && i === last ? appendDeviation(hidden as tf.Tensor2D) : hidden;
      const a = dense(seen, weight(weights, `kernel${name}`), weight(weights, `bias${name}`));
      return i < last ? tf.leakyRelu(a, rectifierSlope) : a;
    }, x); // [batch, last of sizes]
  return { init, apply };
}
