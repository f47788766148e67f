// WRONG: the order is turned round: the generator moves first, against the old discriminator, and the discriminator then sees fakes of the
// new generator.
import * as tf from '@tensorflow/tfjs';

/** A generator, latents [batch, latent] to samples [batch, features], or a discriminator, samples to logits [batch, 1]. */
export interface Network {
  readonly variables: tf.Variable[];
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

export interface Batch {
  readonly real: tf.Tensor2D; // [n, features]
  readonly zDiscriminator: tf.Tensor2D;
  readonly zGenerator: tf.Tensor2D;
}

export interface Optimizers {
  readonly discriminator: tf.Optimizer;
  readonly generator: tf.Optimizer;
}

export function trainStep(
  g: Network,
  d: Network,
  batch: Batch,
  optimizers: Optimizers,
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const dLoss = () => {
    const real = tf.softplus(d.apply(batch.real).neg()).mean();
    const fake = tf.softplus(d.apply(g.apply(batch.zDiscriminator))).mean();
    return real.add<tf.Scalar>(fake);
  };
  const gLoss = () => tf.softplus(d.apply(g.apply(batch.zGenerator)).neg()).mean() as tf.Scalar;
  const generatorLoss = optimizers.generator.minimize(gLoss, true, g.variables)!;
  const discriminatorLoss = optimizers.discriminator.minimize(dLoss, true, d.variables)!;
  return { discriminatorLoss, generatorLoss };
}
