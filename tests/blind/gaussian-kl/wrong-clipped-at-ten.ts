// Wrong, unusual: logVar is clipped to ±10, as many published models do; beyond, the divergence is not that of the input.
import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const l = tf.clipByValue(logVar, -10, 10);
  return mu.square().add(l.exp()).sub(1).sub(l).sum(1).mul(0.5);
}
