import * as tf from '@tensorflow/tfjs';

/** Softmax over the logits (0, l) of the classes (fake, real). */
const logProbabilities = (l: tf.Tensor2D): tf.Tensor2D => tf.logSoftmax(tf.concat([tf.zerosLike(l), l], 1));

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const ofReal = tf.slice(logProbabilities(real), [0, 1], [-1, 1]);
  const ofFake = tf.slice(logProbabilities(fake), [0, 0], [-1, 1]);
  return tf.neg(tf.add(tf.mean(ofReal), tf.mean(ofFake)));
}
