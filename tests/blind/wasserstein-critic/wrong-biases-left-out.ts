// Wrong: only kernels are clipped: variables of rank 1, the biases, are skipped.
import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.sub(tf.mean(fake), tf.mean(real)) as tf.Scalar;
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(fake)) as tf.Scalar;
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  for (const variable of variables) {
    if (variable.rank < 2) continue;
    tf.tidy(() => variable.assign(tf.clipByValue(variable, -c, c)));
  }
}
