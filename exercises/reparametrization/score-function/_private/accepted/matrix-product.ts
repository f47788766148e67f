import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const values = f(tf.add(tf.mul(eps, sigma), mu)); // [samples]
  const powers = tf.stack([eps, tf.mul(tf.sub(eps, 1), tf.add(eps, 1))]) as tf.Tensor2D; // ε and (ε − 1)(ε + 1)
  const sums = tf.reshape(tf.matMul(powers, tf.expandDims<tf.Tensor2D>(values, 1)), [2]);
  const [dMu, dSigma] = tf.unstack(tf.div(tf.div(sums, sigma), eps.size));
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}
