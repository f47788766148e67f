import * as tf from '@tensorflow/tfjs';

/** f′ at each sample: f is elementwise, so the gradient of the sum keeps the samples apart. */
const slopes = (f: (z: tf.Tensor1D) => tf.Tensor1D, z: tf.Tensor1D): tf.Tensor =>
  tf.grad((x) => tf.sum(f(x as tf.Tensor1D)))(z);

/** Half the mean squared difference over all pairs of different samples, which needs no mean. */
function variance(terms: tf.Tensor): tf.Scalar {
  const n = terms.size;
  const differences = tf.sub(tf.reshape(terms, [n, 1]), tf.reshape(terms, [1, n]));
  return tf.div(tf.sum(tf.square(differences)), 2 * n * (n - 1));
}

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  // One gradient with respect to both parameters, as the entries of one tensor.
  const [dMu, dSigma] = tf.unstack(
    tf.grad((parameters) => {
      const [m, s] = tf.unstack(parameters) as [tf.Tensor, tf.Tensor];
      return tf.mean(f(tf.add(m, tf.mul(s, eps))));
    })(tf.stack([mu, sigma])),
  );
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
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
