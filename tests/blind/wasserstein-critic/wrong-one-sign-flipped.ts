// Wrong: the critic’s loss is turned round (mean of real minus mean of fake), but the generator’s is not, so both players want the same.
import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.sub(tf.mean(real), tf.mean(fake)) as tf.Scalar;
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(fake)) as tf.Scalar;
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  for (const variable of variables) {
    tf.tidy(() => variable.assign(tf.clipByValue(variable, -c, c)));
  }
}
