// Wrong, unusual: beta multiplies the whole loss, the pixels' term too.
import * as tf from '@tensorflow/tfjs';

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const { x, logits, mu, logVar, beta = 1 } = p;
  const rec = tf.softplus(logits).sub(x.mul(logits)).sum(1);
  const kl = mu.square().add(logVar.exp()).sub(1).sub(logVar).sum(1).mul(0.5);
  return tf.mean(rec.add(kl).mul(beta));
}
