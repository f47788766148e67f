import type { Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';

/** f(weights) and its gradient with respect to each of them, under the same names. */
export function valueAndGradient<W extends Weights>(
  f: (weights: W) => tf.Scalar,
  weights: W,
): { value: tf.Scalar; gradient: W } {
  const named = (tensors: tf.Tensor[]): W =>
    Object.fromEntries(Object.keys(weights).map((name, i) => [name, tensors[i]])) as W;
  const { value, grads } = tf.valueAndGrads((...tensors: tf.Tensor[]) => f(named(tensors)))(
    Object.values(weights),
  );
  return { value: value, gradient: named(grads) };
}
