// Right: writes down the two losses as sums of softplus and lets automatic differentiation find the slopes.
import * as tf from '@tensorflow/tfjs';

export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  // log(1 − D) = −softplus(l) and −log D = softplus(−l). A sum, so that each logit keeps its own slope.
  const losses = {
    saturating: (l: tf.Tensor) => tf.sum(tf.neg(tf.softplus(l))),
    nonSaturating: (l: tf.Tensor) => tf.sum(tf.softplus(tf.neg(l))),
  };
  return {
    saturating: tf.grad(losses.saturating)(fake) as tf.Tensor1D,
    nonSaturating: tf.grad(losses.nonSaturating)(fake) as tf.Tensor1D,
  };
}
