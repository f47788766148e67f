// Wrong, unusual: μᵀμ is the square of tf.norm, whose gradient is NaN where all means of an example are 0.
import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const length = tf.norm(mu, 'euclidean', 1);
  const rest = tf.sum(tf.sub(tf.expm1(logVar), logVar), 1);
  return tf.mul(0.5, tf.add(tf.square(length), rest));
}
