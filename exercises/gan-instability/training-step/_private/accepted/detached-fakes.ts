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
  const fake = g.apply(batch.zDiscriminator); // computed outside the loss, so it is a constant
  const forDiscriminator = tf.variableGrads(() => {
    const ones = tf.onesLike(d.apply(batch.real));
    const zeros = tf.zeros([fake.shape[0], 1]);
    return tf
      .add(
        tf.losses.sigmoidCrossEntropy(ones, d.apply(batch.real)),
        tf.losses.sigmoidCrossEntropy(zeros, d.apply(fake)),
      )
      .asScalar();
  }, d.variables);
  optimizers.discriminator.applyGradients(forDiscriminator.grads);
  const forGenerator = tf.variableGrads(() => {
    const logits = d.apply(g.apply(batch.zGenerator));
    return tf.losses.sigmoidCrossEntropy(tf.onesLike(logits), logits).asScalar();
  }, g.variables);
  optimizers.generator.applyGradients(forGenerator.grads);
  return { discriminatorLoss: forDiscriminator.value, generatorLoss: forGenerator.value };
}
