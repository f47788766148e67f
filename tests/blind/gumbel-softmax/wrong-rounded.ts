// WRONG: rounds the entries; a row without an entry above one half has no 1.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const gumbel = tf.neg(tf.log(tf.neg(tf.log(uniform))));
  return tf.softmax(tf.div(tf.add(logits, gumbel), temperature));
}

const rounded = tf.customGrad((x) => ({
  value: tf.round(x as tf.Tensor2D),
  gradFunc: (dy: tf.Tensor) => dy,
}));

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  return rounded(soft) as tf.Tensor2D;
}
