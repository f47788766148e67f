// Right: the slopes of both losses by the logits come from the formula, as constants, and only their products with the logits are differentiated.
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

/** The mean of softplus(sign · l) and its slope by each logit, sign · sigmoid(sign · l) / rows. */
function cost(logits: tf.Tensor2D, sign: 1 | -1): { loss: tf.Tensor; slope: tf.Tensor } {
  const signed = tf.mul(logits, sign);
  return {
    loss: tf.mean(tf.softplus(signed)),
    slope: tf.mul(tf.sigmoid(signed), sign / logits.shape[0]),
  };
}

function pullBack(optimizer: tf.Optimizer, variables: tf.Variable[], product: () => tf.Tensor): void {
  const { grads } = tf.variableGrads(() => tf.sum(product()) as tf.Scalar, variables);
  optimizer.applyGradients(grads);
}

export function trainStep(
  g: Network,
  d: Network,
  batch: Batch,
  optimizers: Optimizers,
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const fake = g.apply(batch.zDiscriminator);
  const onReal = cost(d.apply(batch.real), -1);
  const onFake = cost(d.apply(fake), 1);
  pullBack(optimizers.discriminator, d.variables, () =>
    tf.add(tf.sum(tf.mul(onReal.slope, d.apply(batch.real))), tf.sum(tf.mul(onFake.slope, d.apply(fake)))),
  );

  const judged = cost(d.apply(g.apply(batch.zGenerator)), -1);
  pullBack(optimizers.generator, g.variables, () => tf.mul(judged.slope, d.apply(g.apply(batch.zGenerator))));

  return {
    discriminatorLoss: tf.add(onReal.loss, onFake.loss) as tf.Scalar,
    generatorLoss: judged.loss as tf.Scalar,
  };
}
