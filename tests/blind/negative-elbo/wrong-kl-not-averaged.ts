// Wrong: the KL divergence is summed over the latents and the batch; only the pixels' term is averaged.
import * as tf from '@tensorflow/tfjs';

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const { x, logits, mu, logVar, beta = 1 } = p;
  const rec = tf.softplus(logits).sub(x.mul(logits)).sum(1).mean();
  const kl = mu.square().add(logVar.exp()).sub(1).sub(logVar).sum().mul(0.5);
  return rec.add(kl.mul(beta));
}
