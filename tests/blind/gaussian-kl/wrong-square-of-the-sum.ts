// Wrong: the means of an example are added up first and then squared, and not squared one by one.
import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const location = tf.square(tf.sum(mu, 1));
  const scale = tf.sum(tf.sub(tf.sub(tf.exp(logVar), logVar), 1), 1);
  return tf.mul(0.5, tf.add(location, scale)) as tf.Tensor1D;
}
