// Wrong: the hand-written gradients are x − s and the logit itself and forget to multiply by the gradient that arrives from above.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const op = tf.customGrad((l, y, save) => {
    const a = l as tf.Tensor;
    const grey = y as tf.Tensor;
    const pixel = tf.add(tf.mul(grey, tf.softplus(tf.neg(a))), tf.mul(tf.sub(1, grey), tf.softplus(a)));
    (save as tf.GradSaveFunc)([a, grey]);
    return {
      value: tf.neg(tf.sum(pixel, 1)) as tf.Tensor,
      gradFunc: (_dy: tf.Tensor, saved: tf.Tensor[]) => [
        tf.sub(saved[1]!, tf.sigmoid(saved[0]!)),
        tf.clone(saved[0]!),
      ],
    };
  });
  return op(logits, x) as tf.Tensor1D;
}
