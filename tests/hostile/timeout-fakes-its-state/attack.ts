import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  process.title = 'x) T 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 (';
  for (;;);
}
