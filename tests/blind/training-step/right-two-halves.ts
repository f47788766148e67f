// Right, unusual: the chain rule in two halves. The generator's gradient is the discriminator's slope at the samples, taken first,
// pulled back through the generator alone; the discriminator's is the sum of two gradients taken apart, for real and fake.
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

type Named = Record<string, tf.Tensor>;

function mergeGradients(...parts: Named[]): Named {
  const sum: Named = {};
  for (const part of parts) {
    for (const [name, grad] of Object.entries(part))
      sum[name] = sum[name] === undefined ? grad : sum[name].add(grad);
  }
  return sum;
}

export function trainStep(
  g: Network,
  d: Network,
  batch: Batch,
  optimizers: Optimizers,
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const fakes = g.apply(batch.zDiscriminator); // outside every gradient: constants
  const onReal = tf.variableGrads(
    () => tf.softplus(d.apply(batch.real).neg()).mean().asScalar(),
    d.variables,
  );
  const onFake = tf.variableGrads(() => tf.softplus(d.apply(fakes)).mean().asScalar(), d.variables);
  optimizers.discriminator.applyGradients(mergeGradients(onReal.grads, onFake.grads));

  const lossOfSamples = tf.valueAndGrad((samples: tf.Tensor2D) =>
    tf.softplus(d.apply(samples).neg()).mean().asScalar(),
  );
  const { value, grad } = lossOfSamples(g.apply(batch.zGenerator));
  const pulledBack = tf.variableGrads(
    () => g.apply(batch.zGenerator).mul(grad).sum().asScalar(),
    g.variables,
  );
  optimizers.generator.applyGradients(pulledBack.grads);

  return { discriminatorLoss: onReal.value.add(onFake.value), generatorLoss: value };
}
