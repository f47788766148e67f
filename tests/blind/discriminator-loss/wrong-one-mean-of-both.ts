// WRONG: one mean over the concatenated batch, times 2: equal to the sum of two means only where both batches have the same
// size; otherwise the larger batch weighs more.
import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const logits = tf.concat([real, fake], 0);
  const labels = tf.concat([tf.onesLike(real), tf.zerosLike(fake)], 0);
  return tf.losses.sigmoidCrossEntropy(labels, logits).mul(2) as tf.Scalar;
}
