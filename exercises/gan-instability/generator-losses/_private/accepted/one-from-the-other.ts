import * as tf from '@tensorflow/tfjs';

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  const logOfFake = tf.logSigmoid(tf.neg(fake));
  return logOfFake.sum().div(fake.shape[0]);
}

// log D − log(1 − D) = l, so that −log D = −log(1 − D) − l.
export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.add(saturatingLoss(fake), tf.mean(fake)));
}
