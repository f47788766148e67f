// Right, unusual: the slope by a vector-Jacobian product with a column of ones handed in as dy; the norm is a tf.customGrad with
// its own rule, g / ‖g‖ and 0 where the norm is 0. alpha weighs the real end.
import * as tf from '@tensorflow/tfjs';

type Save = (tensors: tf.Tensor[]) => void;

/** the length of each row, [batch, features] to [batch, 1] */
const lengths = tf.customGrad<tf.Tensor2D>((input, save) => {
  const g = input as tf.Tensor2D;
  const norm = tf.sqrt(tf.sum(tf.square(g), 1, true)) as tf.Tensor2D;
  (save as Save)([g, norm]);
  return {
    value: norm,
    gradFunc: (dy, saved) => dy.mul(tf.divNoNan(saved[0]!, saved[1]!)),
  };
});

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target?: number,
): tf.Scalar {
  const pull = target ?? 1;
  const between = tf.addN([alpha.mul(real), tf.sub(1, alpha).mul(fake)]) as tf.Tensor2D;
  const { grad } = tf.valueAndGrad((x: tf.Tensor2D) => critic(x))(between, tf.ones([real.shape[0], 1]));
  return lengths(grad).sub(pull).square().mean() as tf.Scalar;
}
