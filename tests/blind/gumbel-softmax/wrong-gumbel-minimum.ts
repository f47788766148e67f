// WRONG: forgets the outer minus sign, so the noise is minus a Gumbel.
import * as tf from '@tensorflow/tfjs';

export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  const noise = uniform.log().neg().log();
  return tf.softmax(logits.add(noise).div(temperature)) as tf.Tensor2D;
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
