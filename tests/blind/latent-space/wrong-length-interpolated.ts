// Wrong: interpolates the directions on the unit sphere and the lengths linearly, instead of weighting the vectors themselves.
import * as tf from '@tensorflow/tfjs';

export function lerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  return tf.add(tf.mul(a, 1 - t), tf.mul(b, t));
}

export function slerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  const p = a.dataSync();
  const q = b.dataSync();
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (let i = 0; i < p.length; i++) {
    dot += p[i]! * q[i]!;
    lengthA += p[i]! ** 2;
    lengthB += q[i]! ** 2;
  }
  const cosine = dot / Math.sqrt(lengthA) / Math.sqrt(lengthB);
  const omega = Math.acos(Math.max(-1, Math.min(1, cosine)));
  if (Math.sin(omega) < 1e-6) return lerp(a, b, t);
  const weightA = Math.sin((1 - t) * omega) / Math.sin(omega);
  const weightB = Math.sin(t * omega) / Math.sin(omega);
  const [longA, longB] = [Math.sqrt(lengthA), Math.sqrt(lengthB)];
  const direction = tf.add(tf.mul(a, weightA / longA), tf.mul(b, weightB / longB)) as tf.Tensor1D;
  return tf.mul(direction, (1 - t) * longA + t * longB);
}

export function generate(decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.sigmoid(decode(eps));
}
