import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const means = tf.unstack(mu);
  const logVars = tf.unstack(logVar);
  const rows = means.map((row, i) => {
    const [l] = logVars.slice(i) as [tf.Tensor];
    return tf.mul(0.5, tf.sum(tf.sub(tf.add(tf.square(row), tf.exp(l)), tf.add(l, 1))));
  });
  return tf.stack(rows) as tf.Tensor1D;
}
