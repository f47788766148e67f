// Wrong, unusual: beta is kept within [0, 1] as if it were an annealing weight.
import * as tf from '@tensorflow/tfjs';

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const weight = Math.min(Math.max(p.beta ?? 1, 0), 1);
  const rec = tf.softplus(p.logits).sub(p.x.mul(p.logits)).sum(1);
  const kl = p.mu.square().add(p.logVar.exp()).sub(1).sub(p.logVar).sum(1).mul(0.5);
  return tf.mean(rec.add(kl.mul(weight)));
}
