// WRONG: divides by n − 1, as for an estimate.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const n = features.shape[0];
  const squares = features.sub(features.mean(0)).square().sum(0);
  const spread = squares
    .div(n - 1)
    .add(1e-8)
    .sqrt()
    .mean();
  return tf.concat([features, tf.fill([n, 1], 1).mul(spread) as tf.Tensor2D], 1) as tf.Tensor2D;
}
