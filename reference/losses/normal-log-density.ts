import * as tf from '#reference/tensor/tfjs.ts';

/**
 * log N(z; mu, diag exp(logVar)) = −½ Σ ((z − mu)² exp(−logVar) + logVar + log 2π) (Kingma and Welling 2014, appendix
 * C.2, eq. 12). In nats, summed over the last axis.
 */
export function normalLogDensity({
  z,
  mu,
  logVar,
}: {
  z: tf.Tensor;
  mu: tf.Tensor;
  logVar: tf.Tensor;
}): tf.Tensor {
  const squared = tf.mul(tf.square(tf.sub(z, mu)), tf.exp(tf.neg(logVar)));
  return tf.mul(-0.5, tf.sum(tf.add(tf.add(squared, logVar), Math.log(2 * Math.PI)), -1)); // [..., batch]
}
