import * as tf from '@tensorflow/tfjs';

const { binding } = process as unknown as { binding: (name: string) => object };
if ('open' in binding.call(process, 'fs')) console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, eps);
}
