import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  // A Bernoulli variable is a softmax over the classes 0 and 1 with logits 0 and l.
  const classes = tf.stack([tf.zerosLike(logits), logits], 2); // [batch, pixels, 2]
  const targets = tf.stack([tf.sub(1, x), x], 2);
  const logP = tf.sub(classes, tf.logSumExp(classes, 2, true));
  return tf.sum(tf.mul(targets, logP), [1, 2]);
}
