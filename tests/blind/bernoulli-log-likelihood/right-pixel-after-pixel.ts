// Right: the images are taken apart into their pixels, and each pixel's cost is the softplus of how far the logit is on the wrong side.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const [batch, pixels] = logits.shape;
  const column = (images: tf.Tensor2D, j: number): tf.Tensor =>
    tf.reshape(tf.slice(images, [0, j], [batch, 1]), [batch]);
  const costs: tf.Tensor[] = [];
  for (let j = 0; j < pixels; j++) {
    const logit = column(logits, j);
    const level = column(x, j);
    costs.push(tf.mul(level, tf.softplus(tf.neg(logit))));
    costs.push(tf.mul(tf.sub(1, level), tf.softplus(logit)));
  }
  return tf.neg(tf.addN(costs)) as tf.Tensor1D;
}
