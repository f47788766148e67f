import * as tf from '@tensorflow/tfjs';

/** log(1 + exp(l)) with its slope written by hand. */
const surprise = tf.customGrad((l, save) => {
  const logits = l as tf.Tensor2D;
  (save as tf.GradSaveFunc)([logits]);
  const value = tf.add(tf.relu(logits), tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] =>
    saved.map((input) => tf.mul(dy, tf.sigmoid(input)));
  return { value, gradFunc };
});

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const mean = (costs: tf.Tensor): tf.Scalar => tf.div(tf.sum(costs), costs.size);
  return tf.add(mean(surprise(tf.neg(real))), mean(surprise(fake)));
}
