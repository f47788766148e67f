import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const latents = mu.shape[1];
  const trace = tf.sum(tf.exp(logVar), 1);
  const squaredNorm = tf.sum(tf.square(mu), 1);
  const logDeterminant = tf.sum(logVar, 1);
  return tf.div(tf.sub(tf.sub(tf.add(trace, squaredNorm), latents), logDeterminant), 2);
}
