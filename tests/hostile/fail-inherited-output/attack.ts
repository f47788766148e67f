import * as tf from '@tensorflow/tfjs';

if (Object.create({ value: 1 }).value === 1) console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return Object.create({ value: tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps)) });
}
