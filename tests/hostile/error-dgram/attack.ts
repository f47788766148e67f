import * as tf from '@tensorflow/tfjs';

const { createSocket } = await import('node:dgram');
const socket = createSocket('udp4');
await new Promise((resolve, reject) => socket.once('error', reject).send('x', Number('{{port}}'), '127.0.0.1', resolve));
socket.close();
console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, eps);
}
