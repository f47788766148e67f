// WRONG: exponentials without subtracting the largest score; they overflow.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const gumbel = tf.neg(tf.log(tf.neg(tf.log(uniform))));
  const weights = tf.exp(tf.div(tf.add(logits, gumbel), temperature));
  return tf.div(weights, tf.sum(weights, 1, true));
}

const identityBackward = tf.customGrad((x) => {
  const soft = x as tf.Tensor2D;
  return {
    value: tf.oneHot(tf.argMax(soft, 1), soft.shape[1]).toFloat(),
    gradFunc: (dy: tf.Tensor) => dy,
  };
});

export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  return identityBackward(soft) as tf.Tensor2D;
}
