import * as tf from '@tensorflow/tfjs';

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const white = x.mul(logits.neg().softplus());
  const black = tf.scalar(1).sub(x).mul(logits.softplus());
  const kl = mu
    .square()
    .add(logVar.exp())
    .sub(logVar)
    .sub(1)
    .sum(1)
    .mul(beta / 2);
  return white.add(black).sum(1).add(kl).mean<tf.Scalar>();
}
