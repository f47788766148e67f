import * as tf from '@tensorflow/tfjs';

const http = process.getBuiltinModule('node:http');
await new Promise((resolve, reject) => http.get('http://127.0.0.1:{{port}}', resolve).once('error', reject));
console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, eps);
}
