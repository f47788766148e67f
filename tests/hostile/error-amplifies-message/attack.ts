import * as tf from '@tensorflow/tfjs';

console.log('x'.repeat(2 ** 26).length === 2 ** 26 ? 'the attack worked' : '');
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  throw new Error('x'.repeat(2 ** 26));
}
