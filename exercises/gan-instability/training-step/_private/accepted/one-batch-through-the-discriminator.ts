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
  const [n, m] = [batch.real.shape[0], batch.zDiscriminator.shape[0]];
  const sides = tf.concat([tf.fill([n, 1], -1), tf.fill([m, 1], 1)]); // minus for real
  const shares = tf.concat([tf.fill([n, 1], 1 / n), tf.fill([m, 1], 1 / m)]);
  const { value, grads } = tf.variableGrads(() => {
    const logits = d.apply(tf.concat([batch.real, g.apply(batch.zDiscriminator)]));
    return tf.sum(tf.mul(shares, tf.softplus(tf.mul(sides, logits))));
  }, d.variables);
  optimizers.discriminator.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })));
  const cost = optimizers.generator.minimize(
    () => {
      const scores = d.apply(g.apply(batch.zGenerator)).neg();
      return scores.relu().add(scores.abs().neg().exp().log1p()).mean().asScalar();
    },
    true,
    g.variables,
  );
  return { discriminatorLoss: value, generatorLoss: cost as tf.Scalar };
}
