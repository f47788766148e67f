// Unusual: classes for the two distributions, entropy and energy apart, and the mean by a matrix product with ones.
import * as tf from '@tensorflow/tfjs';

class Pixels {
  readonly logits: tf.Tensor2D;

  constructor(logits: tf.Tensor2D) {
    this.logits = logits;
  }

  /** −log s where the pixel is on and −log(1 − s) where it is off, mixed by the grey level. */
  surprise(x: tf.Tensor2D): tf.Tensor2D {
    const on = tf.logSigmoid(this.logits);
    const off = tf.logSigmoid(this.logits.neg());
    return off.add<tf.Tensor2D>(x.mul(on.sub(off))).neg();
  }
}

class Posterior {
  readonly #mu: tf.Tensor2D;
  readonly #logVar: tf.Tensor2D;

  constructor(mu: tf.Tensor2D, logVar: tf.Tensor2D) {
    this.#mu = mu;
    this.#logVar = logVar;
  }

  get divergence(): tf.Tensor2D {
    const variance = tf.sqrt(tf.exp(this.#logVar)).square();
    const twice: tf.Tensor2D = tf.squaredDifference(this.#mu, 0).add(variance).sub(this.#logVar).sub(1);
    return twice.div(2);
  }
}

const total = (of: tf.Tensor2D): tf.Tensor2D => tf.matMul(of, tf.ones([of.shape[1], 1]));

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const weight = p.beta === undefined ? 1 : p.beta;
  const surprise = total(new Pixels(p.logits).surprise(p.x));
  const divergence = total(new Posterior(p.mu, p.logVar).divergence);
  const batch = p.x.shape[0];
  const columns = tf.concat([surprise, divergence], 1);
  const sums = tf.ones<tf.Rank.R2>([1, batch]).matMul(columns).div<tf.Tensor2D>(batch);
  return sums.matMul(tf.tensor2d([[1], [weight]])).asScalar();
}
