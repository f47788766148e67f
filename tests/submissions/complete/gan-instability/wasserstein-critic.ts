import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.sub(tf.mean(fake), tf.mean(real));
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(fake));
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  for (const variable of variables) variable.assign(tf.clipByValue(variable, -c, c));
}
