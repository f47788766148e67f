// Wrong, unusual: each latent costs at least 0.1 nats ("free bits"), copied from another paper.
import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const each = mu.square().add(logVar.exp()).sub(1).sub(logVar).mul(0.5);
  return tf.maximum(each, 0.1).sum(1);
}
