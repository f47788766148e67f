// Unusual: σ is the odds s / (1 − s) of s = sigmoid(logVar / 2), and each row is multiplied by a diagonal matrix.
import * as tf from '@tensorflow/tfjs';

function* samples(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): Generator<tf.Tensor1D> {
  const identity = tf.eye(mu.shape[1]);
  const means = tf.unstack(mu);
  const halves = tf.unstack(logVar.div(2));
  const noises = tf.unstack(eps);
  for (const [row, mean] of means.entries()) {
    const half = halves[row] as tf.Tensor1D;
    const scale = half.sigmoid().div(half.neg().sigmoid());
    const noise = noises[row] as tf.Tensor1D;
    const spread = identity.mul(scale.expandDims(0)).matMul(noise.expandDims(1)).squeeze<tf.Tensor1D>([1]);
    yield mean.add(spread);
  }
}

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => tf.stack([...samples(mu, logVar, eps)]) as tf.Tensor2D);
}
