// Right: the two means are kept up to date sample by sample in plain numbers, and the score of sigma is factored as (eps − 1)(eps + 1) / sigma.
import * as tf from '@tensorflow/tfjs';

class RunningMean {
  value = 0;
  count = 0;
  add(term: number): void {
    this.count += 1;
    this.value += (term - this.value) / this.count;
  }
}

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const values = tf.tidy(() => f(tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D).dataSync());
  const noise = eps.dataSync();
  const s = sigma.dataSync()[0]!;
  const byMu = new RunningMean();
  const bySigma = new RunningMean();
  noise.forEach((e, i) => {
    byMu.add((values[i]! * e) / s);
    bySigma.add((values[i]! * (e - 1) * (e + 1)) / s);
  });
  return { dMu: tf.scalar(byMu.value), dSigma: tf.scalar(bySigma.value) };
}
