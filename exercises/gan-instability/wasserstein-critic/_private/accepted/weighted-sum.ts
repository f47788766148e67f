import * as tf from '@tensorflow/tfjs';

const average = (scores: tf.Tensor2D): tf.Scalar => {
  const [n] = scores.shape;
  return tf.matMul(tf.fill([1, n], 1 / n), scores).asScalar();
};

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const [n, m] = [real.shape[0], fake.shape[0]];
  const weights = tf.concat([tf.fill([n], -1 / n), tf.fill([m], 1 / m)]);
  return tf.sum(tf.mul(weights, tf.concat([real, fake]).flatten()));
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return average(tf.neg(fake));
}

/** Subtracts whatever exceeds the limits. */
export function clipWeights(variables: tf.Variable[], c: number): void {
  for (const v of variables) {
    const above = tf.greater(v, c);
    const below = tf.less(v, -c);
    v.assign(tf.where(above, tf.fill(v.shape, c), tf.where(below, tf.fill(v.shape, -c), v)));
  }
}
