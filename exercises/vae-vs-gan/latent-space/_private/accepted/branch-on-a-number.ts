import type * as tf from '@tensorflow/tfjs';

export const lerp = (a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D => a.add(b.sub(a).mul(t));

/** A common threshold on the cosine; all weights as plain numbers. */
export async function slerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): Promise<tf.Tensor1D> {
  const unit = (v: tf.Tensor1D): tf.Tensor1D => v.div(v.norm());
  const cosine = (await unit(a).dot(unit(b)).data())[0] ?? NaN;
  if (cosine > 0.9995) return lerp(a, b, t);
  const angle = Math.acos(cosine);
  return a.mul(Math.sin((1 - t) * angle) / Math.sin(angle)).add(b.mul(Math.sin(t * angle) / Math.sin(angle)));
}

export const generate = (decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D =>
  decode(eps).sigmoid();
