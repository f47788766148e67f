import * as tf from '@tensorflow/tfjs';

if (({} as { constructor?: unknown }).constructor) console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return { ['__proto__']: tf.scalar(1), constructor: tf.scalar(1), toString: tf.scalar(1), hasOwnProperty: tf.scalar(1) };
}
