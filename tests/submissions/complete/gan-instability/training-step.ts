import * as tf from '@tensorflow/tfjs';

interface Network {
  readonly variables: tf.Variable[];
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

export function trainStep(
  g: Network,
  d: Network,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const lossOfDiscriminator = (): tf.Scalar => {
    const onReal = tf.mean(tf.softplus(tf.neg(d.apply(batch.real))));
    const onFake = tf.mean(tf.softplus(d.apply(g.apply(batch.zDiscriminator))));
    return tf.add(onReal, onFake);
  };
  const lossOfGenerator = (): tf.Scalar => tf.mean(tf.softplus(tf.neg(d.apply(g.apply(batch.zGenerator)))));

  const discriminatorLoss = optimizers.discriminator.minimize(lossOfDiscriminator, true, d.variables);
  const generatorLoss = optimizers.generator.minimize(lossOfGenerator, true, g.variables);
  return { discriminatorLoss: discriminatorLoss as tf.Scalar, generatorLoss: generatorLoss as tf.Scalar };
}
