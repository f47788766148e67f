import * as tf from '@tensorflow/tfjs';

await fetch('http://127.0.0.1:{{port}}');
console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, eps);
}
