// Right: the critic's loss is the mean of fake minus real over all pairs, which is the difference of the two means.
import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  // [m, 1] − [1, n] gives every pair once.
  return tf.mean(tf.sub(fake, tf.transpose(real))) as tf.Scalar;
}

export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.neg(fake)) as tf.Scalar;
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  variables.forEach((variable) => {
    const clipped = tf.tidy(() => tf.minimum(tf.maximum(variable, -c), c));
    variable.assign(clipped);
    clipped.dispose();
  });
}
