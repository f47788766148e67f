// Right: every pixel's and every latent's cost stands in one table, and a matrix product with the weights of its columns sums it.
import * as tf from '@tensorflow/tfjs';

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const { x, logits, mu, logVar, beta = 1 } = p;
  const [batch, pixels] = x.shape;
  const latent = mu.shape[1];
  return tf.tidy(() => {
    const white = tf.mul(x, tf.softplus(tf.neg(logits)));
    const black = tf.mul(tf.sub(1, x), tf.softplus(logits));
    const table = tf.concat(
      [white, black, tf.square(mu), tf.sub(tf.expm1(logVar), logVar)],
      1,
    ) as tf.Tensor2D;
    const weights = tf.concat([
      tf.fill([2 * pixels, 1], 1 / batch),
      tf.fill([2 * latent, 1], beta / (2 * batch)),
    ]) as tf.Tensor2D;
    return tf.sum(tf.matMul(table, weights)) as tf.Scalar;
  });
}
