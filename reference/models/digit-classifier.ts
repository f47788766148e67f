import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { dense, gains, normalKernel, weight, type Weights } from './weights.ts';

/** As the convolutional VAE's way in: each convolution sees 4 × 4 pixels and halves the sides. */
const [taps, stride] = [4, 2];
const side = 28;
const [few, many] = [8, 16];
const flat = (side / 4) ** 2 * many;

/** Length of the last hidden layer: what metrics take for the features of a digit. */
const featureSize = 64;

const shapes = {
  conv1: [taps, taps, 1, few],
  conv2: [taps, taps, few, many],
  features: [flat, featureSize],
  logits: [featureSize, 10],
} as const;

export const digitClassifier = {
  init(random: Random): Weights {
    const layers = Object.entries(shapes).flatMap(([name, shape]) => [
      [`${name}Kernel`, normalKernel(random, shape, gains[name === 'logits' ? 'linear' : 'rectifier'])],
      [`${name}Bias`, tf.zeros([shape.at(-1) ?? 0])],
    ]);
    return Object.fromEntries(layers) as Weights;
  },

  /** x [batch, 784] in 0..1 to the last hidden layer [batch, 64] and the logits of the digits [batch, 10]. */
  apply(w: Weights, x: tf.Tensor2D): { features: tf.Tensor2D; logits: tf.Tensor2D } {
    const image = tf.reshape<tf.Rank.R4>(x, [-1, side, side, 1]);
    const first = narrow(w, 'conv1', image); // [batch, 14, 14, few]
    const second = narrow(w, 'conv2', first); // [batch, 7, 7, many]
    const hidden = tf.reshape<tf.Rank.R2>(second, [-1, flat]);
    const features: tf.Tensor2D = tf.relu(affine(w, 'features', hidden));
    return { features, logits: affine(w, 'logits', features) };
  },
};

const narrow = (w: Weights, name: string, x: tf.Tensor4D): tf.Tensor4D => {
  const kernel = weight(w, `${name}Kernel`) as tf.Tensor4D;
  return tf.relu(tf.add(tf.conv2d(x, kernel, stride, 'same'), weight(w, `${name}Bias`)));
};

const affine = (w: Weights, name: string, x: tf.Tensor2D): tf.Tensor2D =>
  dense(x, weight(w, `${name}Kernel`), weight(w, `${name}Bias`));
