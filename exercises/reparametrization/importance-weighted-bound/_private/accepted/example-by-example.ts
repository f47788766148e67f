import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const bounds = tf.unstack(logWeights, 1).map((column) => {
    const largest = column.max();
    const weights = column.sub(largest).exp(); // [k]
    return weights
      .dot(tf.fill([column.size], 1 / column.size))
      .log()
      .add(largest);
  });
  return tf.stack(bounds) as tf.Tensor1D;
}
