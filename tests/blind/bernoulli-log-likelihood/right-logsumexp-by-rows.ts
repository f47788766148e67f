// Unusual: x · logits − logsumexp(0, logits), image by image, with the pixels of an image as a column.
import * as tf from '@tensorflow/tfjs';

function* images(logits: tf.Tensor2D, x: tf.Tensor2D): Generator<tf.Tensor> {
  const targets = tf.unstack(x);
  let index = 0;
  for (const row of tf.unstack(logits)) {
    const column = row.expandDims(1);
    const normaliser = tf.logSumExp(tf.concat([tf.zerosLike(column), column], 1), 1);
    const target = targets[index++] as tf.Tensor;
    yield tf.sum(tf.sub(tf.mul(target, row), normaliser));
  }
}

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => tf.stack(Array.from(images(logits, x))) as tf.Tensor1D);
}
