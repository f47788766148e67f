// Right: both losses are one function with a sign, summed in float64, with the slope −sigmoid derived on paper as a custom gradient.
import * as tf from '@tensorflow/tfjs';

/** mean of softplus(sign · l), times `factor`. */
function meanCost(fake: tf.Tensor2D, sign: number, factor: number): tf.Scalar {
  const n = fake.size;
  const op = tf.customGrad((logits, save) => {
    (save as tf.GradSaveFunc)([logits as tf.Tensor]);
    const l = (logits as tf.Tensor).dataSync();
    let total = 0;
    for (let i = 0; i < n; i++) {
      const t = sign * l[i]!;
      total += t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t));
    }
    return {
      value: tf.scalar((factor * total) / n) as tf.Tensor,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const slope = tf.sigmoid(tf.mul(sign, saved[0]!));
        return tf.mul(dy, tf.mul((factor * sign) / n, slope));
      },
    };
  });
  return op(fake) as tf.Scalar;
}

export const saturatingLoss = (fake: tf.Tensor2D): tf.Scalar => meanCost(fake, 1, -1);

export const nonSaturatingLoss = (fake: tf.Tensor2D): tf.Scalar => meanCost(fake, -1, 1);
