// Wrong: KL(N(0, I) ‖ N(mu, exp(logVar))), the divergence the other way round, with the precision as exp(−logVar).
import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const precision = tf.exp(tf.neg(logVar));
  return logVar.add(mu.square().add(1).mul(precision)).sub(1).sum(1).mul(0.5);
}
