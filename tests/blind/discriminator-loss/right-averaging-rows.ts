// Right: each mean is the product of a row of 1/n with the column of log-probabilities.
import * as tf from '@tensorflow/tfjs';

function average(column: tf.Tensor2D): tf.Tensor {
  const n = column.shape[0];
  return tf.reshape(tf.matMul(tf.fill([1, n], 1 / n) as tf.Tensor2D, column), []);
}

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const logReal = tf.neg(tf.softplus(tf.neg(real))) as tf.Tensor2D;
  const logFake = tf.neg(tf.softplus(fake)) as tf.Tensor2D;
  return tf.neg(tf.add(average(logReal), average(logFake))) as tf.Scalar;
}
