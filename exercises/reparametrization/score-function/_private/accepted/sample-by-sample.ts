import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const samples = eps.size;
  const terms = Array.from({ length: samples }, (_, i) => {
    const e = tf.slice(eps, i, 1);
    const value = f(tf.add(mu, tf.mul(sigma, e)));
    const score = tf.div(tf.concat([e, tf.sub(tf.square(e), 1)]), sigma);
    return tf.mul(value, score); // [dMu, dSigma] of one sample
  });
  const [dMu, dSigma] = tf.unstack(tf.div(tf.addN(terms), samples));
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}
