import * as tf from '@tensorflow/tfjs';

interface Network {
  readonly variables: tf.Variable[];
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

/** Takes all gradients, but applies only those of the player's own variables. */
function update(network: Network, optimizer: tf.Optimizer, loss: () => tf.Scalar): tf.Scalar {
  const { value, grads } = tf.variableGrads(loss);
  const own = network.variables.map(({ name }) => ({ name, tensor: grads[name] as tf.Tensor }));
  optimizer.applyGradients(own);
  return value;
}

export function trainStep(
  g: Network,
  d: Network,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const softplusMean = (x: tf.Tensor): tf.Scalar => tf.softplus(x).mean().asScalar();
  return {
    discriminatorLoss: update(d, optimizers.discriminator, () =>
      tf.add(softplusMean(d.apply(g.apply(batch.zDiscriminator))), softplusMean(d.apply(batch.real).neg())),
    ),
    generatorLoss: update(g, optimizers.generator, () =>
      softplusMean(d.apply(g.apply(batch.zGenerator)).neg()),
    ),
  };
}
