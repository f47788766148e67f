// Right, unusual: the matrix is padded with a column of zeros, and the number is added to that column.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const [, size] = features.shape;
  const centred = features.sub(features.mean(0, true));
  const spread = centred.square().mean(0).add(1e-8).sqrt().mean();
  const mask = tf.oneHot(tf.tensor1d([size], 'int32'), size + 1).toFloat(); // [1, F + 1]
  return features
    .pad([
      [0, 0],
      [0, 1],
    ])
    .add(mask.mul(spread)) as tf.Tensor2D;
}
