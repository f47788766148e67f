// Right: the squared length of each mean is a batched matrix product, and the variance's share is expm1(logVar) − logVar.
import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const [batch, latent] = mu.shape;
  return tf.tidy(() => {
    const rows = tf.reshape(mu, [batch, 1, latent]) as tf.Tensor3D;
    const lengths = tf.reshape(tf.matMul(rows, rows, false, true), [batch]);
    const excess = tf.sum(tf.sub(tf.expm1(logVar), logVar), -1);
    return tf.mul(0.5, tf.add(lengths, excess)) as tf.Tensor1D;
  });
}
