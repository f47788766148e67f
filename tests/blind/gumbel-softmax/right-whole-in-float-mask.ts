// Right: log-softmax before and after, and a mask of the entries that are not below any other one.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  return tf.tidy(() => {
    const gumbel = tf.log(tf.neg(tf.log(uniform)));
    const scores: tf.Tensor2D = tf.div(tf.sub(tf.logSoftmax(logits), gumbel), tf.scalar(temperature));
    return tf.exp(tf.logSoftmax(scores));
  });
}

const asIdentity = tf.customGrad((...args) => {
  const [soft, save] = args as unknown as [tf.Tensor2D, tf.GradSaveFunc];
  save([]);
  const isLargest = tf.greaterEqual(soft, tf.max(soft, -1, true));
  return { value: tf.cast(isLargest, 'float32'), gradFunc: (dy: tf.Tensor) => [dy] };
});

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  return asIdentity(soft) as tf.Tensor2D;
}
