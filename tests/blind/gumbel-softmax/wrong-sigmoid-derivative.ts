// WRONG: multiplies the gradient by soft (1 − soft), as if the hard row came out of a sigmoid.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const gumbel = tf.neg(tf.log(tf.neg(tf.log(uniform))));
  return tf.softmax(tf.div(tf.add(logits, gumbel), temperature));
}

const hardened = tf.customGrad((x) => {
  const soft = x as tf.Tensor2D;
  return {
    value: tf.oneHot(tf.argMax(soft, 1), soft.shape[1]).toFloat(),
    gradFunc: (dy: tf.Tensor) => tf.mul(dy, tf.mul(soft, tf.sub(1, soft))),
  };
});

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  return hardened(soft) as tf.Tensor2D;
}
