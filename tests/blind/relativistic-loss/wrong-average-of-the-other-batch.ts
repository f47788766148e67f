// WRONG: the relativistic *average* loss: each logit against the mean logit of the other batch.
import * as tf from '@tensorflow/tfjs';

const cost = (t: tf.Tensor): tf.Tensor => tf.mean(tf.softplus(tf.neg(t)));

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const r = real.sub(fake.mean());
  const f = fake.sub(real.mean());
  return {
    discriminator: cost(r).add(cost(f.neg())) as tf.Scalar,
    generator: cost(f).add(cost(r.neg())) as tf.Scalar,
  };
}
