// Right: the weights (x, 1 − x) and the two log-probabilities are put side by side, and each image is one dot product of them.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => {
    const [batch, pixels] = logits.shape;
    const white = tf.neg(tf.softplus(tf.neg(logits)));
    const black = tf.neg(tf.softplus(logits));
    const weights = tf.reshape(tf.concat([x, tf.sub(1, x)], 1), [batch, 1, 2 * pixels]) as tf.Tensor3D;
    const logs = tf.reshape(tf.concat([white, black], 1), [batch, 2 * pixels, 1]) as tf.Tensor3D;
    return tf.reshape(tf.matMul(weights, logs), [batch]) as tf.Tensor1D;
  });
}
