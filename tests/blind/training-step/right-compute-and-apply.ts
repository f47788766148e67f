// Right, unusual: computeGradients and applyGradients apart, in one helper for both players, with the gradients handed over as a
// list; one cross-entropy with a label of 0 or 1 serves all three terms.
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

/** −mean log of the probability that the discriminator gives to the label */
function crossEntropy(logits: tf.Tensor2D, label: 0 | 1): tf.Scalar {
  const sign = 2 * label - 1;
  return logits.mul(-sign).softplus().sum().div(logits.shape[0]);
}

function improve(optimizer: tf.Optimizer, variables: tf.Variable[], loss: () => tf.Scalar): tf.Scalar {
  const { value, grads } = optimizer.computeGradients(loss, variables);
  optimizer.applyGradients(Object.keys(grads).map((name) => ({ name, tensor: grads[name]! })));
  return value;
}

export function trainStep(
  g: Network,
  d: Network,
  batch: Batch,
  optimizers: Optimizers,
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const discriminatorLoss = improve(optimizers.discriminator, d.variables, () =>
    crossEntropy(d.apply(g.apply(batch.zDiscriminator)), 0).add(crossEntropy(d.apply(batch.real), 1)),
  );
  const generatorLoss = improve(optimizers.generator, g.variables, () =>
    crossEntropy(d.apply(g.apply(batch.zGenerator)), 1),
  );
  return { discriminatorLoss, generatorLoss };
}
