/** Convolutions that halve the sides of images, and transposed convolutions that double them. */
import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { dense, gains, normalKernel, weight, type Weights } from './weights.ts';

/** Every convolution sees 4 × 4 pixels and moves by 2 (Radford et al. 2016). */
const [taps, stride] = [4, 2];

export interface Layer {
  /** Names its weights, `<name>Kernel` and `<name>Bias`. */
  readonly name: string;
  readonly kind: 'narrow' | 'widen' | 'dense';
  /** Channels, or units of a dense layer. */
  readonly from: number;
  readonly to: number;
  /** Whether a rectifier follows. */
  readonly rectified: boolean;
}

/**
 * Kernels [in, out], [height, width, in, out], or for a transposed convolution [height, width, out, in]; biases at 0.
 */
export function initialWeights(layers: readonly Layer[], random: Random): Weights {
  const entries = layers.flatMap(({ name, kind, from, to, rectified }): [string, tf.Tensor][] => {
    const shape = { narrow: [taps, taps, from, to], widen: [taps, taps, to, from], dense: [from, to] }[kind];
    // In a transposed convolution, an output pixel meets (taps / stride)² of the taps.
    const inputs = { narrow: taps ** 2 * from, widen: (taps / stride) ** 2 * from, dense: from }[kind];
    const gain = rectified ? gains.rectifier : gains.linear;
    return [
      [`${name}Kernel`, normalKernel(random, shape, gain, inputs)],
      [`${name}Bias`, tf.zeros([to])],
    ];
  });
  return Object.fromEntries(entries);
}

const kernel = (w: Weights, name: string) => weight(w, `${name}Kernel`) as tf.Tensor4D;
const bias = (w: Weights, name: string) => weight(w, `${name}Bias`);

export const affine = (w: Weights, name: string, x: tf.Tensor): tf.Tensor2D =>
  dense(x, weight(w, `${name}Kernel`), bias(w, name));

/** Halves the sides: [batch, side, side, from] to [batch, side / 2, side / 2, to]. */
export const narrow = (w: Weights, name: string, x: tf.Tensor4D): tf.Tensor4D =>
  tf.add(tf.conv2d(x, kernel(w, name), stride, 'same'), bias(w, name));

/** Doubles the sides: [batch, side, side, from] to [batch, 2 side, 2 side, to]. */
export function widen(w: Weights, name: string, x: tf.Tensor4D): tf.Tensor4D {
  const [batch, height, width] = x.shape;
  const filter = kernel(w, name);
  const shape: [number, number, number, number] = [batch, stride * height, stride * width, filter.shape[2]];
  return tf.add(tf.conv2dTranspose(x, filter, shape, stride, 'same'), bias(w, name));
}

/** The side after two halvings. */
export function quarterOf(side: number): number {
  if (side > 0 && Number.isInteger(side / 4)) return side / 4;
  throw new RangeError(`side must be a multiple of 4, got ${side}; pad the images`);
}
