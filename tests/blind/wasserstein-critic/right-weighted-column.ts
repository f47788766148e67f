// Right: one column of all scores with the constant weights 1 / m and −1 / n, and clipping with tf.where.
import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const n = real.shape[0];
  const m = fake.shape[0];
  const weights = tf.concat([tf.fill([m, 1], 1 / m), tf.fill([n, 1], -1 / n)], 0) as tf.Tensor2D;
  const scores = tf.concat([fake, real], 0);
  return tf.matMul(weights, scores, true, false).asScalar();
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  const m = fake.shape[0];
  return tf.dot(tf.fill([m], -1 / m), tf.reshape(fake, [m])) as tf.Scalar;
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  tf.tidy(() => {
    for (const variable of variables) {
      const outside = tf.greater(tf.abs(variable), c);
      variable.assign(tf.where(outside, tf.mul(tf.sign(variable), c), variable));
    }
  });
}
