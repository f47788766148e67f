import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#pathwise',
  explanation:
    'Your gradients have the right size and the wrong sign: it looks as if the minus of a descent step was built in. Return the gradient itself; stepping against it is left to the optimizer.',
};

/** f′ at each sample: f is elementwise, so the gradient of the sum keeps the samples apart. */
const slopes = (f: (z: tf.Tensor1D) => tf.Tensor1D, z: tf.Tensor1D): tf.Tensor =>
  tf.grad((x) => tf.sum(f(x as tf.Tensor1D)))(z);

/** Σ (t − mean)² / (n − 1). */
const variance = (terms: tf.Tensor): tf.Scalar =>
  tf.div(tf.sum(tf.squaredDifference(terms, tf.mean(terms))), terms.size - 1);

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  const slope = slopes(f, z);
  return { dMu: tf.neg(tf.mean(slope)), dSigma: tf.neg(tf.mean(tf.mul(slope, eps))) };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const z: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  return { score: variance(tf.div(tf.mul(f(z), eps), sigma)), pathwise: variance(slopes(f, z)) };
}
