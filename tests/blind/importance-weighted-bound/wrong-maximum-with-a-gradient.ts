// Wrong: the maximum is a constant inside the exponent but not where it is added back, so the largest sample gets a gradient of 1 too much.
import * as tf from '@tensorflow/tfjs';

const constant = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
}));

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const largest = tf.max(logWeights, 0);
  const shifted = tf.sub(logWeights, constant(largest));
  return tf.add(tf.log(tf.mean(tf.exp(shifted), 0)), largest) as tf.Tensor1D;
}
