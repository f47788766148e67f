// WRONG: guards both logarithms with a small number, which is wrong for uniform numbers next to 1.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const eps = 1e-10;
  const gumbel = uniform.add(eps).log().neg().add(eps).log().neg();
  return tf.softmax(logits.add(gumbel).div(temperature)) as tf.Tensor2D;
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
