// Right: the hard row is soft plus a constant, and the softmax is written out with the largest score subtracted.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const scores = logits.sub(uniform.log().neg().log()).div(temperature);
  const shifted = scores.sub(scores.max(1, true));
  const weights = shifted.exp();
  return weights.div(weights.sum(1, true)) as tf.Tensor2D;
}

const constant = tf.customGrad((x) => {
  const given = x as tf.Tensor;
  return { value: given.clone(), gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy) };
});

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  const hard = tf.oneHot(soft.argMax(1), soft.shape[1]).toFloat();
  return soft.add(constant(hard.sub(soft))) as tf.Tensor2D;
}
