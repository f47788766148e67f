import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const [m, v, e] = [mu.dataSync(), logVar.dataSync(), eps.dataSync()];
  return tf.tensor2d(Array.from(m, (x, i) => x + Math.exp(v[i]! / 2) * e[i]!), mu.shape);
}
