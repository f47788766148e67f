// Right: each latent is a small object with a divergence of its own, and the divergences are added up column by column.
import * as tf from '@tensorflow/tfjs';

class Normal {
  readonly mean: tf.Tensor;
  readonly logVar: tf.Tensor;

  constructor(mean: tf.Tensor, logVar: tf.Tensor) {
    this.mean = mean;
    this.logVar = logVar;
  }

  /** KL to N(0, 1) of one latent, for all examples: half the squared mean plus half of v − 1 − log v. */
  toStandard(): tf.Tensor {
    const location = tf.mul(tf.mul(this.mean, this.mean), 0.5);
    const scale = tf.mul(tf.sub(tf.expm1(this.logVar), this.logVar), 0.5);
    return tf.add(location, scale);
  }
}

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const [batch, latent] = mu.shape;
  const column = (table: tf.Tensor2D, j: number): tf.Tensor =>
    tf.reshape(tf.slice(table, [0, j], [batch, 1]), [batch]);
  const latents = Array.from({ length: latent }, (_, j) => new Normal(column(mu, j), column(logVar, j)));
  return tf.addN(latents.map((normal) => normal.toStandard())) as tf.Tensor1D;
}
