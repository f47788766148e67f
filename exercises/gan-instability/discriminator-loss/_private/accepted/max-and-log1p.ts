import * as tf from '@tensorflow/tfjs';

/** −log of the probability given to the label, by hand and without overflow. */
function crossEntropy(logits: tf.Tensor2D, label: number): tf.Tensor2D {
  const tail = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
  return tf.add(tf.sub(tf.maximum(logits, 0), tf.mul(logits, label)), tail);
}

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.add(tf.mean(crossEntropy(real, 1)), tf.mean(crossEntropy(fake, 0)));
}
