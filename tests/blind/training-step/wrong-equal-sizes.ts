// Wrong: reals and fakes are cut to the same number of rows before the discriminator’s loss, so the rest of the larger set is ignored.
import * as tf from '@tensorflow/tfjs';

export interface Network {
  readonly variables: tf.Variable[];
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

export interface Batch {
  readonly real: tf.Tensor2D;
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
  const generated = g.apply(batch.zDiscriminator);
  const size = Math.min(batch.real.shape[0], generated.shape[0]);
  const real = tf.slice(batch.real, 0, size);
  const fake = tf.slice(generated, 0, size);
  const discriminatorLoss = optimizers.discriminator.minimize(
    () => {
      const onReal = tf.mean(tf.softplus(tf.neg(d.apply(real))));
      const onFake = tf.mean(tf.softplus(d.apply(fake)));
      return tf.add(onReal, onFake) as tf.Scalar;
    },
    true,
    d.variables,
  ) as tf.Scalar;
  const generatorLoss = optimizers.generator.minimize(
    () => tf.mean(tf.softplus(tf.neg(d.apply(g.apply(batch.zGenerator))))) as tf.Scalar,
    true,
    g.variables,
  ) as tf.Scalar;
  return { discriminatorLoss, generatorLoss };
}
