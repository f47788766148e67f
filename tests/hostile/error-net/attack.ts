import * as tf from '@tensorflow/tfjs';

const net = await import('node:net');
const socket = net.connect(Number('{{port}}'), '127.0.0.1');
await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
socket.destroy();
console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, eps);
}
