// Wrong: the values are means, but the hand-written slopes are those of single examples and are not divided by the batch size.
import * as tf from '@tensorflow/tfjs';

function withSlope(
  fake: tf.Tensor2D,
  value: (l: tf.Tensor) => tf.Tensor,
  slope: (l: tf.Tensor) => tf.Tensor,
): tf.Scalar {
  const op = tf.customGrad((logits, save) => {
    const l = logits as tf.Tensor;
    (save as tf.GradSaveFunc)([l]);
    return {
      value: tf.mean(value(l)) as tf.Tensor,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(dy, slope(saved[0]!)),
    };
  });
  return op(fake) as tf.Scalar;
}

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return withSlope(
    fake,
    (l) => tf.neg(tf.softplus(l)),
    (l) => tf.neg(tf.sigmoid(l)),
  );
}

export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return withSlope(
    fake,
    (l) => tf.softplus(tf.neg(l)),
    (l) => tf.neg(tf.sigmoid(tf.neg(l))),
  );
}
