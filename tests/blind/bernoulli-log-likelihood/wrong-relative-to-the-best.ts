// Wrong: the entropy of grey pixels is taken off, so that a perfect reconstruction gets 0; that is −KL(x ‖ s) and not the log-likelihood.
import * as tf from '@tensorflow/tfjs';

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const black = tf.sub(1, x);
  const cross = tf.add(tf.mul(x, tf.softplus(tf.neg(logits))), tf.mul(black, tf.softplus(logits)));
  // x log x, with 0 log 0 = 0
  const xLogX = (p: tf.Tensor): tf.Tensor => tf.mul(p, tf.log(tf.maximum(p, 1e-30)));
  const best = tf.neg(tf.add(xLogX(x), xLogX(black)));
  return tf.neg(tf.sum(tf.sub(cross, best), 1)) as tf.Tensor1D;
}
