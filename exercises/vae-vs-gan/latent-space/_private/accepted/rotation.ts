import * as tf from '@tensorflow/tfjs';

export function lerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  return tf.sub(b, tf.mul(1 - t, tf.sub(b, a)));
}

/** Each endpoint rotated by hand: sin((1 − t) Ω) = sin Ω cos(t Ω) − cos Ω sin(t Ω). */
export function slerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  const cosine = tf.dot(tf.div<tf.Tensor1D>(a, tf.norm(a)), tf.div<tf.Tensor1D>(b, tf.norm(b)));
  const angle = tf.acos(tf.minimum(cosine, 1));
  const safe = tf.maximum(tf.sin(angle), 1e-7);
  const second = tf.div(tf.sin(tf.mul(t, angle)), safe);
  const first = tf.sub(tf.cos(tf.mul(t, angle)), tf.mul(cosine, second));
  const parallel = tf.less(tf.sin(angle), 1e-4);
  const circle = tf.add(tf.mul(first, a), tf.mul(second, b));
  const straight = tf.logicalAnd(parallel, tf.cast(tf.onesLike(a), 'bool'));
  return tf.reshape(tf.where(straight, lerp(a, b, t), circle), a.shape);
}

export function generate(decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.div(tf.add(1, tf.tanh(tf.div(decode(eps), 2))), 2);
}
