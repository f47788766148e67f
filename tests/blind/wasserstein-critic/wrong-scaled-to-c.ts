// Wrong: a variable with an entry beyond c is scaled down as a whole, so entries that were within the bounds change too.
import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.sub(tf.mean(fake), tf.mean(real)) as tf.Scalar;
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(fake)) as tf.Scalar;
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  for (const variable of variables) {
    tf.tidy(() => {
      const largest = tf.max(tf.abs(variable));
      variable.assign(tf.mul(variable, tf.minimum(1, tf.div(c, largest))));
    });
  }
}
