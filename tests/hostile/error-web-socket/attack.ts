import * as tf from '@tensorflow/tfjs';

const socket = new WebSocket('ws://127.0.0.1:{{port}}');
await new Promise((resolve, reject) => {
  socket.onopen = resolve;
  socket.onerror = () => reject(new Error('no socket'));
});
socket.close();
console.log('the attack worked');

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, eps);
}
