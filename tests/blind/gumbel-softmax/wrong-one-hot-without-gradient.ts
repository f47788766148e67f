// WRONG: the one-hot row of the largest entry, without any gradient.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const gumbel = tf.neg(tf.log(tf.neg(tf.log(uniform))));
  return tf.softmax(tf.div(tf.add(logits, gumbel), temperature));
}

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  return tf.oneHot(tf.argMax(soft, 1), soft.shape[1]).toFloat() as tf.Tensor2D;
}
