// WRONG: the probabilities are clipped to [1e-7, 1 - 1e-7] before the logarithm: the loss of a confident mistake stops at about
// 16 nats and its gradient is 0, where it should be 1.
import * as tf from '@tensorflow/tfjs';

const p = (logits: tf.Tensor2D) => tf.sigmoid(logits).clipByValue(1e-7, 1 - 1e-7);

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const onReal = p(real).log().mean().neg();
  const onFake = tf.sub(1, p(fake)).log().mean().neg();
  return onReal.add<tf.Scalar>(onFake);
}
