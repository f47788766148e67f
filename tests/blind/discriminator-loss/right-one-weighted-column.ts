// Right, unusual: both batches become one column, the real logits with their sign turned; one softplus of all of them, and
// one product with a row of weights, 1/n for the real ones and 1/m for the fake ones.
import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const n = real.shape[0];
  const m = fake.shape[0];
  const wrongness = tf.concat([real.neg(), fake], 0); // below 0 where D is right
  const weights = tf.concat([tf.fill([1, n], 1 / n), tf.fill([1, m], 1 / m)], 1) as tf.Tensor2D;
  return tf.matMul(weights, tf.softplus(wrongness)).asScalar();
}
