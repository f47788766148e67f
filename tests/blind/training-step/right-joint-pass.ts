// Right: reals and fakes go through the discriminator in one batch, as rows with a sign and a weight, and the means are dot products with constant weights.
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

/** Σ weight · softplus(sign · logit), as a product [1, rows] [rows, 1]. */
function weighted(logits: tf.Tensor2D, signs: number[], weights: number[]): tf.Scalar {
  const costs = tf.softplus(tf.mul(logits, tf.tensor2d(signs, [signs.length, 1]))) as tf.Tensor2D;
  return tf.matMul(tf.tensor2d(weights, [1, weights.length]), costs).asScalar();
}

const repeat = (value: number, times: number): number[] => new Array<number>(times).fill(value);

export function trainStep(
  g: Network,
  d: Network,
  batch: Batch,
  optimizers: Optimizers,
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const n = batch.real.shape[0];
  const m = batch.zDiscriminator.shape[0];
  const k = batch.zGenerator.shape[0];

  const joint = tf.concat([g.apply(batch.zDiscriminator), batch.real], 0);
  const signs = [...repeat(1, m), ...repeat(-1, n)];
  const weights = [...repeat(1 / m, m), ...repeat(1 / n, n)];
  const discriminatorLoss = optimizers.discriminator.minimize(
    () => weighted(d.apply(joint), signs, weights),
    true,
    d.variables,
  );
  const generatorLoss = optimizers.generator.minimize(
    () => weighted(d.apply(g.apply(batch.zGenerator)), repeat(-1, k), repeat(1 / k, k)),
    true,
    g.variables,
  );
  if (!discriminatorLoss || !generatorLoss) throw new Error('minimize returned no loss');
  return { discriminatorLoss, generatorLoss };
}
