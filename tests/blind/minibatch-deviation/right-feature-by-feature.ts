// Right: a loop over the columns, each a vector of its own.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const [n, size] = features.shape;
  const deviations = Array.from({ length: size }, (_, j) => {
    const column = features.slice([0, j], [n, 1]).reshape([n]);
    const offset = column.sub(column.mean());
    return offset.dot(offset).div(n).add(1e-8).sqrt();
  });
  const value = tf.addN(deviations).div(size).reshape([1, 1]);
  return tf.concat([features, value.broadcastTo([n, 1])], 1) as tf.Tensor2D;
}
