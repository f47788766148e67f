// WRONG: multiplies soft by a mask and divides by its own value, so only the winner has a gradient.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const gumbel = tf.neg(tf.log(tf.neg(tf.log(uniform))));
  return tf.softmax(tf.div(tf.add(logits, gumbel), temperature));
}

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  const values = tf.tensor2d(soft.dataSync(), soft.shape);
  const mask = tf.cast(tf.equal(values, tf.max(values, 1, true)), 'float32');
  return tf.mul(mask, tf.add(soft, tf.sub(1, values)));
}
