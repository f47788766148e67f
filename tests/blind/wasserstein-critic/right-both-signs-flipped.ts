// Right: both losses have the opposite sign, which the text allows, and the weights are clipped entry by entry in a plain loop.
import * as tf from '@tensorflow/tfjs';

const average = (scores: tf.Tensor2D): tf.Scalar => tf.div(tf.sum(scores), scores.size) as tf.Scalar;

/** This critic gives low scores to real examples. */
export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.sub(average(real), average(fake)) as tf.Scalar;
}

/** And this generator moves to where they are low. */
export function generatorLoss(fake: tf.Tensor2D): tf.Scalar {
  return average(fake);
}

export function clipWeights(variables: tf.Variable[], c: number): void {
  for (const variable of variables) {
    const values = Float32Array.from(variable.dataSync(), (value) =>
      value > c ? c : value < -c ? -c : value,
    );
    const clipped = tf.tensor(values, variable.shape, variable.dtype);
    variable.assign(clipped);
    clipped.dispose();
  }
}
