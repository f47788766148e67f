import * as tf from '@tensorflow/tfjs';

/** Labels −1 and 1, as in some libraries: the mean of label times score, for each batch. */
const labelled = (label: number, scores: tf.Tensor2D): tf.Scalar =>
  tf.div(tf.sum(tf.mul(label, scores)), scores.shape[0]);

export const criticLoss = (real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar =>
  tf.add(labelled(-1, real), labelled(1, fake));

export const generatorLoss = (fake: tf.Tensor2D): tf.Scalar => labelled(-1, fake);

export function clipWeights(variables: tf.Variable[], c: number): void {
  tf.tidy(() => {
    for (const variable of variables) {
      const size = tf.minimum(tf.abs(variable), c);
      variable.assign(tf.mul(tf.sign(variable), size));
    }
  });
}
