// Wrong: the values are right, but the hand-written gradient to logVar is sigma eps, without the one half of logVar / 2.
import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const op = tf.customGrad((m, l, save) => {
    const move = tf.mul(tf.exp(tf.div(l as tf.Tensor, 2)), eps);
    (save as tf.GradSaveFunc)([move]);
    return {
      value: tf.add(m as tf.Tensor, move),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => [tf.clone(dy), tf.mul(dy, saved[0]!)],
    };
  });
  return op(mu, logVar) as tf.Tensor2D;
}
