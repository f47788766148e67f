// WRONG: normalises over the batch, because dim = 0 was the first axis that came to mind.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const scores = tf.div(tf.sub(logits, tf.log(tf.neg(tf.log(uniform)))), temperature);
  return tf.exp(tf.sub(scores, tf.logSumExp(scores, 0, true)));
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
