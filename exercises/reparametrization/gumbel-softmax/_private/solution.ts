import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const gumbel = tf.neg(tf.log(tf.neg(tf.log(uniform)))); // [batch, classes]
  return tf.softmax(tf.div(tf.add(logits, gumbel), temperature));
}

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  return hardened(soft);
}

/** One-hot rows, with the gradient of the identity. */
const hardened = tf.customGrad((x) => {
  const soft = x as tf.Tensor2D;
  const hard = tf.cast(tf.oneHot(tf.argMax(soft, 1), soft.shape[1]), 'float32');
  return { value: hard, gradFunc: (dy: tf.Tensor) => dy };
}) as (soft: tf.Tensor2D) => tf.Tensor2D;
