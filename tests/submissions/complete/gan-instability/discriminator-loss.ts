import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const onReal: tf.Scalar = tf.mean(tf.softplus(tf.neg(real))); // −log D
  const onFake: tf.Scalar = tf.mean(tf.softplus(fake)); // −log(1 − D)
  return tf.add(onReal, onFake);
}
