import * as tf from '@tensorflow/tfjs';

await new Promise(() => setInterval(() => undefined, 1000));
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return mu;
}
