import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const [m, s] = [mu.dataSync()[0] ?? NaN, sigma.dataSync()[0] ?? NaN];
  const noise = Array.from(eps.dataSync());
  const values = f(tf.tensor1d(noise.map((e) => m + s * e))).dataSync();
  let [dMu, dSigma] = [0, 0];
  for (const [i, e] of noise.entries()) {
    const value = values[i] ?? NaN;
    dMu += (value * e) / s / noise.length;
    dSigma += (value * (e * e - 1)) / s / noise.length;
  }
  return { dMu: tf.scalar(dMu), dSigma: tf.scalar(dSigma) };
}
