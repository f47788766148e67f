// Right: the loss is the mean over all pairs of a real and a generated example, by broadcasting a column against a row.
import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const column = tf.softplus(tf.neg(tf.reshape(real, [-1, 1])));
    const row = tf.softplus(tf.reshape(fake, [1, -1]));
    return tf.mean(tf.add(column, row)) as tf.Scalar;
  });
}
