// Right: log-sum-exp is the largest log weight minus its own log-softmax, picked with a constant one-hot mask.
import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => {
    const k = logWeights.shape[0];
    const perExample = tf.transpose(logWeights) as tf.Tensor2D;
    const pick = tf.tensor2d(
      perExample.arraySync().map((weights) => {
        const largest = weights.indexOf(Math.max(...weights));
        return weights.map((_, i) => (i === largest ? 1 : 0));
      }),
      perExample.shape,
    );
    const normaliser = tf.sub(perExample, tf.logSoftmax(perExample));
    return tf.sub(tf.sum(tf.mul(pick, normaliser), 1), Math.log(k)) as tf.Tensor1D;
  });
}
