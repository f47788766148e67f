// Unusual: both scores are rows of one matrix of Hermite polynomials of eps, multiplied by the column of values.
import * as tf from '@tensorflow/tfjs';

class Reinforce {
  private readonly count: number;
  private readonly hermite: tf.Tensor2D;

  constructor(eps: tf.Tensor1D) {
    this.count = eps.size;
    this.hermite = tf.stack([eps, eps.sub(1).mul(eps.add(1))]) as tf.Tensor2D;
  }

  estimate(values: tf.Tensor1D, sigma: tf.Scalar): [tf.Scalar, tf.Scalar] {
    const column = values.as2D(this.count, 1);
    const weights = tf.fill([2], 1 / this.count).div(sigma);
    const [first, second] = tf.unstack(this.hermite.matMul(column).flatten().mul(weights));
    return [first as tf.Scalar, second as tf.Scalar];
  }
}

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  const [dMu, dSigma] = new Reinforce(eps).estimate(f(z), sigma);
  return { dMu, dSigma };
}
