import * as tf from '@tensorflow/tfjs';

interface Network {
  readonly variables: tf.Variable[];
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

const setTrainable = (network: Network, trainable: boolean): void => {
  for (const variable of network.variables) variable.trainable = trainable;
};

/** Minimises with only `mover` trainable. */
function against(mover: Network, other: Network, optimizer: tf.Optimizer, loss: () => tf.Scalar): tf.Scalar {
  setTrainable(other, false);
  setTrainable(mover, true);
  const value = optimizer.minimize(loss, true);
  setTrainable(other, true);
  if (!value) throw new Error('minimize returned no loss');
  return value;
}

export function trainStep(
  g: Network,
  d: Network,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const discriminatorLoss = against(d, g, optimizers.discriminator, () => {
    const yes = tf.logSigmoid(d.apply(batch.real));
    const no = tf.logSigmoid(tf.neg(d.apply(g.apply(batch.zDiscriminator))));
    return tf.neg(tf.add(tf.mean(yes), tf.mean(no)));
  });
  const generatorLoss = against(g, d, optimizers.generator, () =>
    tf.neg(tf.mean(tf.logSigmoid(d.apply(g.apply(batch.zGenerator))))),
  );
  return { discriminatorLoss, generatorLoss };
}
