// Right: the samples are the matrix [1, eps] times the column (mu, sigma), so that one gradient by that column has both results.
import * as tf from '@tensorflow/tfjs';

type Elementwise = (z: tf.Tensor1D) => tf.Tensor1D;

export function pathwiseGradient(
  f: Elementwise,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const n = eps.shape[0];
  const design = tf.stack([tf.onesLike(eps), eps], 1) as tf.Tensor2D;
  const objective = (theta: tf.Tensor): tf.Tensor => {
    const z = tf.reshape(tf.matMul(design, theta as tf.Tensor2D), [n]) as tf.Tensor1D;
    return tf.mean(f(z));
  };
  const theta = tf.reshape(tf.stack([mu, sigma]), [2, 1]);
  const [dMu, dSigma] = tf.unstack(tf.reshape(tf.grad(objective)(theta), [2]));
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}

/** Welford's algorithm: the sum of squares around the running mean. */
function unbiased(terms: ArrayLike<number>): tf.Scalar {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < terms.length; i++) {
    const before = terms[i]! - mean;
    mean += before / (i + 1);
    squares += before * (terms[i]! - mean);
  }
  return tf.scalar(squares / (terms.length - 1));
}

export function estimatorVariances(
  f: Elementwise,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const z = tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D;
  const score = tf.div(tf.mul(f(z), eps), sigma);
  const slopes = tf.grad((points: tf.Tensor) => f(points as tf.Tensor1D))(z);
  return { score: unbiased(score.dataSync()), pathwise: unbiased(slopes.dataSync()) };
}
