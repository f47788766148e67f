import * as tf from '@tensorflow/tfjs';

export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const terms = tf.split(klPerLatent, klPerLatent.shape[1], 1).map((column) => {
    const mean = tf.mean(column);
    return tf.stack([mean, tf.scalar(lambda)]).max();
  });
  return tf.addN(terms) as tf.Scalar;
}
