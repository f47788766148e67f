import * as tf from '@tensorflow/tfjs';

const text = '\u0001"<&\ud800'.repeat(400);
if (JSON.stringify(text).length > 3 * text.length) console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  throw new Error(text);
}
