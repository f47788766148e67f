import * as tf from '@tensorflow/tfjs';

export function lerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  return tf.add(tf.mul(1 - t, a), tf.mul(t, b));
}

export function slerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  const cosine = tf.div(tf.sum(tf.mul(a, b)), tf.mul(tf.norm(a), tf.norm(b)));
  const angle = tf.acos(tf.clipByValue(cosine, -1, 1));
  const sine = tf.sin(angle);
  const weight = (share: number): tf.Tensor =>
    tf.where(tf.greater(sine, 1e-6), tf.div(tf.sin(tf.mul(share, angle)), sine), share);
  return tf.add(tf.mul(weight(1 - t), a), tf.mul(weight(t), b));
}

export function generate(decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.sigmoid(decode(eps));
}
