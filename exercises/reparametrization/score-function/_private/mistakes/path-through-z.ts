import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#one-path',
  explanation:
    'Your gradients are those of the mean of f(z) log p(z) with z moving along with μ and σ, and then μ cancels in z − μ and the score is lost. Compute z outside of the function that you differentiate: in the score, z is a fixed point and only p moves.',
};

/** log N(z; mu, sigma²) of each sample. */
const logDensity = (z: tf.Tensor, mu: tf.Tensor, sigma: tf.Tensor): tf.Tensor =>
  tf.sub(
    tf.mul(-0.5, tf.square(tf.div(tf.sub(z, mu), sigma))),
    tf.add(tf.log(sigma), 0.5 * Math.log(2 * Math.PI)),
  );

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const surrogate = (m: tf.Tensor, s: tf.Tensor): tf.Scalar => {
    const z: tf.Tensor1D = tf.add(m, tf.mul(s, eps));
    return tf.mean(tf.mul(f(z), logDensity(z, m, s)));
  };
  const [dMu, dSigma] = tf.grads(surrogate)([mu, sigma]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}
