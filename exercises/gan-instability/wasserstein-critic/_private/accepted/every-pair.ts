import * as tf from '@tensorflow/tfjs';

/** The mean difference over all pairs of a real and a generated example; low scores for real. */
export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const pairs = tf.sub(real, tf.transpose(fake)); // [batch, another batch]
  return tf.einsum('ij->', pairs).div(pairs.size).asScalar();
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  let total: tf.Tensor = tf.scalar(0);
  const rows = tf.unstack(fake);
  for (const row of rows) total = tf.add(total, tf.squeeze(row));
  return tf.div(total, rows.length);
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  const limit = (v: tf.Variable): void => {
    const outside = tf.mul(tf.relu(tf.sub(tf.abs(v), c)), tf.sign(v));
    v.assign(tf.clipByValue(tf.sub(v, outside), -c, c));
  };
  variables.forEach(limit);
}
