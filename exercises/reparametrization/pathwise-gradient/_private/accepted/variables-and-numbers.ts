import * as tf from '@tensorflow/tfjs';

/** f′ at each sample: f is elementwise, so the gradient of the sum keeps the samples apart. */
const slopes = (f: (z: tf.Tensor1D) => tf.Tensor1D, z: tf.Tensor1D): tf.Tensor =>
  tf.grad((x) => tf.sum(f(x as tf.Tensor1D)))(z);

/** The variance of plain numbers, in double precision. */
function variance(terms: tf.Tensor): tf.Scalar {
  const values = Array.from(terms.dataSync());
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return tf.scalar(values.reduce((sum, t) => sum + (t - mean) ** 2, 0) / (values.length - 1));
}

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const m = tf.variable(mu);
  const s = tf.variable(sigma);
  const { grads } = tf.variableGrads(() => tf.mean(f(tf.add(m, tf.mul(s, eps)))), [m, s]);
  return { dMu: grads[m.name] as tf.Scalar, dSigma: grads[s.name] as tf.Scalar };
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
