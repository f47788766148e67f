import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const spread = tf.sub(tf.expm1(logVar), logVar);
  return tf.sum(tf.div(tf.add(tf.pow(mu, 2), spread), 2), 1);
}
