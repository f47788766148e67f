import * as tf from '@tensorflow/tfjs';

/** The critic gives low scores to real examples. */
export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.sub(tf.mean(real), tf.mean(fake));
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(fake);
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  variables.forEach((v) => {
    v.assign(tf.maximum(tf.minimum(v, c), -c));
  });
}
