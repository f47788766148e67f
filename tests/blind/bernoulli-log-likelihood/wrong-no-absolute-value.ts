// Wrong: the stable formula is misremembered as log(1 + exp(−l)) without the absolute value of l, which is only right for positive logits.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const loss = tf.add(tf.sub(tf.maximum(logits, 0), tf.mul(logits, x)), tf.log1p(tf.exp(tf.neg(logits))));
  return tf.neg(tf.sum(loss, 1)) as tf.Tensor1D;
}
