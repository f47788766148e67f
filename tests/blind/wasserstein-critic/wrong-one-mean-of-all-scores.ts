// Wrong: takes one mean over fakes and negated reals together, so each sum is divided by n + m.
import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.concat([fake, tf.neg(real)], 0)) as tf.Scalar;
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(fake)) as tf.Scalar;
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  for (const variable of variables) {
    tf.tidy(() => variable.assign(tf.clipByValue(variable, -c, c)));
  }
}
