import type * as tf from '@tensorflow/tfjs';

// max(λ, m) = λ + relu(m − λ): the free part is a constant.
export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  const excess = klPerLatent.mean(0).sub(lambda).relu();
  return excess.add(lambda).sum<tf.Scalar>();
}
