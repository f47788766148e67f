// Unusual: each class has an exponential clock, E = −log u, and its weight is (e^a / E)^(1/τ), kept in logarithms.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const clock = tf.mul(tf.log(uniform), -1);
  const logWeight = tf.mul(tf.sub(logits, tf.log(clock)), 1 / temperature);
  return tf.exp(tf.sub(logWeight, tf.logSumExp(logWeight, 1, true)));
}

const hardened = tf.customGrad((x) => {
  const soft = x as tf.Tensor2D;
  const winner = tf.topk(soft, 1).indices; // [batch, 1]
  const classes = tf.range(0, soft.shape[1], 1, 'int32').reshape([1, -1]);
  return { value: tf.equal(classes, winner).toFloat(), gradFunc: (dy: tf.Tensor) => tf.clone(dy) };
});

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  return hardened(soft) as tf.Tensor2D;
}
