// WRONG: softplus(t) = where(t > 20, t, log1p(exp(t))): the values are right, but exp overflows in the branch that is not
// taken, and the gradient of large logits is 0 * Infinity / Infinity = NaN.
import * as tf from '@tensorflow/tfjs';

function softplus(t: tf.Tensor2D): tf.Tensor2D {
  const large = tf.step(t.sub(20)); // 1 where t > 20
  return tf.where(large.toBool() as tf.Tensor2D, t, t.exp().log1p());
}

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return softplus(real.neg()).mean().add<tf.Scalar>(softplus(fake).mean());
}
