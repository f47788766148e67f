import * as tf from '@tensorflow/tfjs';

// A constant per row does not change a softmax, so normalised logits do as well.
export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const exponential = tf.log(uniform).mul(-1); // exponential noise, whose negative logarithm is a Gumbel
  const scores = tf
    .logSoftmax(logits)
    .sub(exponential.log())
    .mul(1 / temperature);
  return tf.exp(tf.logSoftmax(scores as tf.Tensor2D));
}

const passGradient = tf.customGrad((...inputs) => {
  const [, hard] = inputs as unknown as [tf.Tensor, tf.Tensor];
  return {
    value: tf.clone(hard),
    gradFunc: (dy: tf.Tensor) => [tf.clone(dy), tf.zerosLike(dy)],
  };
}) as (soft: tf.Tensor2D, hard: tf.Tensor2D) => tf.Tensor2D;

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  const hard = tf.where<tf.Tensor2D>(
    tf.less(soft, tf.max(soft, -1, true)),
    tf.zerosLike(soft),
    tf.onesLike(soft),
  );
  return passGradient(soft, hard);
}
