import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { affine, initialWeights, narrow, quarterOf, type Layer } from './convolution.ts';
import type { Weights } from './weights.ts';

const side = 28;
const [few, many] = [8, 16];
const flat = quarterOf(side) ** 2 * many;

/** Length of the last hidden layer, which metrics use as the features of a digit. */
const featureSize = 64;

const layers: readonly Layer[] = [
  { name: 'conv1', kind: 'narrow', from: 1, to: few, rectified: true },
  { name: 'conv2', kind: 'narrow', from: few, to: many, rectified: true },
  { name: 'features', kind: 'dense', from: flat, to: featureSize, rectified: true },
  { name: 'logits', kind: 'dense', from: featureSize, to: 10, rectified: false },
];

export const digitClassifier = {
  init: (random: Random): Weights => initialWeights(layers, random),

  /** x [batch, 784] in 0..1 to the last hidden layer [batch, 64] and the logits of the digits [batch, 10]. */
  apply(w: Weights, x: tf.Tensor2D): { features: tf.Tensor2D; logits: tf.Tensor2D } {
    const image = tf.reshape<tf.Rank.R4>(x, [-1, side, side, 1]);
    const first = tf.relu(narrow(w, 'conv1', image)); // [batch, 14, 14, few]
    const second = tf.relu(narrow(w, 'conv2', first)); // [batch, 7, 7, many]
    const hidden = tf.reshape<tf.Rank.R2>(second, [-1, flat]);
    const features: tf.Tensor2D = tf.relu(affine(w, 'features', hidden));
    return { features, logits: affine(w, 'logits', features) };
  },
};
