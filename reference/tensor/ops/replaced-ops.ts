/** Functions of tfjs whose custom gradient is wrong, rewritten so that the chain rule gives the derivative. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, TensorLike } from '@tensorflow/tfjs-core';

/**
 * log σ(x) = −softplus(−x), element by element.
 *
 * tfjs's gradient uses x without saving it: for an intermediate x, freed by then, the backward pass throws.
 */
export function logSigmoid<T extends Tensor>(x: T | TensorLike): T {
  return tf.neg(tf.softplus(tf.neg<T>(x)));
}

/**
 * −Σ labels · log softmax(logits) over the last axis, weighted and reduced as `tf.losses` does.
 *
 * tfjs saves log softmax(logits) as a constant, so its second derivative is wrong, as is the one with respect to the
 * labels.
 *
 * @param labels [batch, classes]
 * @param logits [batch, classes]
 * @param weights [] or [batch]
 */
function softmaxCrossEntropy(
  labels: Tensor | TensorLike,
  logits: Tensor | TensorLike,
  weights?: Tensor | TensorLike,
  labelSmoothing = 0,
  reduction?: tf.Reduction,
): Tensor {
  const logProbabilities = tf.logSoftmax(logits);
  const classes = logProbabilities.shape.at(-1) ?? 1;
  const smooth = tf.add(tf.mul(labels, 1 - labelSmoothing), labelSmoothing / classes);
  tf.util.assertShapesMatch(smooth.shape, logProbabilities.shape, 'Error in softmaxCrossEntropy: ');
  const crossEntropy = tf.neg(tf.sum(tf.mul(smooth, logProbabilities), -1)); // [batch]
  return tf.losses.computeWeightedLoss(crossEntropy, weights, reduction);
}

/** `tf.losses` with its faulty member replaced. */
export const losses: typeof tf.losses = {
  ...tf.losses,
  softmaxCrossEntropy: softmaxCrossEntropy as typeof tf.losses.softmaxCrossEntropy,
};
