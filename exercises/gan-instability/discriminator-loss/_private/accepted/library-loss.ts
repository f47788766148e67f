import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const onReal = tf.losses.sigmoidCrossEntropy<tf.Tensor2D, tf.Scalar>(tf.onesLike(real), real);
  const onFake = tf.losses.sigmoidCrossEntropy<tf.Tensor2D, tf.Scalar>(tf.zerosLike(fake), fake);
  return tf.add(onReal, onFake);
}
