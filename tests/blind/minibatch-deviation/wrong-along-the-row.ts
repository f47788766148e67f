// WRONG: axis 1 instead of axis 0: the spread of the features of each example.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const { variance } = tf.moments(features, 1, true); // [n, 1]
  return tf.concat([features, tf.sqrt(tf.add(variance, 1e-8)) as tf.Tensor2D], 1) as tf.Tensor2D;
}
