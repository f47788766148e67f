// Right: writes the arc as a cos(tΩ) + (b − a cos Ω) sin(tΩ) / sin Ω, all in tensors, with the angle from an arc tangent.
import * as tf from '@tensorflow/tfjs';

export function lerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  const weights = tf.tensor2d([[1 - t, t]]);
  return tf.reshape(tf.matMul(weights, tf.stack([a, b]) as tf.Tensor2D), [a.shape[0]]) as tf.Tensor1D;
}

function unit(vector: tf.Tensor): tf.Tensor {
  const scaled = tf.div(vector, tf.max(tf.abs(vector)));
  return tf.div(scaled, tf.norm(scaled));
}

export function slerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  const first = unit(a);
  const second = unit(b);
  const cosine = tf.sum(tf.mul(first, second));
  // What is left of b's direction at a right angle to a: its length is sin Ω.
  const rest = tf.sub(second, tf.mul(first, cosine));
  const sine = tf.sqrt(tf.sum(tf.square(rest)));
  if (sine.dataSync()[0]! < 1e-5) return lerp(a, b, t);
  const omega = tf.atan2(sine, cosine);
  const part = tf.mul(omega, t);
  const ofB = tf.div(tf.sin(part), tf.sin(omega));
  const along = tf.mul(a, tf.cos(part));
  const across = tf.mul(tf.sub(b, tf.mul(a, tf.cos(omega))), ofB);
  return tf.add(along, across) as tf.Tensor1D;
}

export function generate(decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  // (1 + tanh(l / 2)) / 2 would round small means to 0, so the sigmoid it is.
  return tf.tidy(() => decode(eps).sigmoid() as tf.Tensor2D);
}
