import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const rows = tf.unstack(logits).map((row, i) => {
    const target = tf.gather(x, i);
    return tf.neg(tf.losses.sigmoidCrossEntropy(target, row, 1, 0, tf.Reduction.SUM));
  });
  return tf.stack(rows) as tf.Tensor1D;
}
