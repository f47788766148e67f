// Wrong: both probabilities are kept above 1e-7 by a maximum before the logarithm.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const on = tf.sigmoid(logits);
  const off = tf.sub(1, on);
  const safeLog = (p: tf.Tensor): tf.Tensor => tf.log(tf.maximum(p, 1e-7));
  return x
    .mul(safeLog(on))
    .add(tf.sub(1, x).mul(safeLog(off)))
    .sum(1);
}
