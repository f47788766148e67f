import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const pool = (samples: tf.Tensor[]): tf.Tensor => {
    const [only, another] = samples as [tf.Tensor, tf.Tensor | undefined];
    if (!another) return only;
    const half = samples.length >> 1;
    const [a, b] = [pool(samples.slice(0, half)), pool(samples.slice(half))];
    return tf.add(tf.maximum(a, b), tf.log1p(tf.exp(tf.neg(tf.abs(tf.sub(a, b))))));
  };
  return tf.sub(pool(tf.unstack(logWeights)), Math.log(logWeights.shape[0]));
}
