// Right: both scores are the rows of one [2, samples] matrix, which multiplies the column of values.
import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const n = eps.shape[0];
  const [dMu, dSigma] = tf.tidy(() => {
    const values = tf.reshape(f(tf.add(tf.mul(sigma, eps), mu) as tf.Tensor1D), [n, 1]) as tf.Tensor2D;
    const scores = tf.div(tf.stack([eps, tf.sub(tf.square(eps), 1)]), sigma) as tf.Tensor2D;
    const means = tf.div(tf.matMul(scores, values), n);
    return tf.unstack(tf.reshape(means, [2]));
  });
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}
