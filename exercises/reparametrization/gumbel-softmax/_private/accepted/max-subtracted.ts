import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const gumbel = tf.log(tf.neg(tf.log(uniform))).neg();
  const scores = tf.add(tf.div(logits, temperature), tf.div(gumbel, temperature));
  const parts = tf.exp(tf.sub(scores, tf.max(scores, 1, true)));
  return tf.div(parts, tf.sum(parts, 1, true));
}

const hold = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor2D),
  gradFunc: () => tf.zerosLike(x as tf.Tensor2D),
})) as (x: tf.Tensor2D) => tf.Tensor2D;

// The soft parts cancel in the value and the constant has no gradient.
export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  const hard = tf.cast(tf.equal(soft, tf.max(soft, 1, true)), 'float32');
  return tf.add(soft, hold(tf.sub(hard, soft)));
}
