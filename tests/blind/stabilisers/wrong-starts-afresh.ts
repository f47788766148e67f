// Wrong: power iteration begins with a new vector in each call and ignores the u of the previous step.
import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const onReal = tf.add(tf.mul(tf.softplus(tf.neg(real)), smooth), tf.mul(tf.softplus(real), 1 - smooth));
  return tf.add(tf.mean(onReal), tf.mean(tf.softplus(fake))) as tf.Scalar;
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(x, tf.mul(eps, std));
}

function normalized(row: tf.Tensor2D): tf.Tensor2D {
  return tf.div(row, tf.norm(row)) as tf.Tensor2D;
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const constant = tf.tensor2d(w.dataSync(), w.shape);
  let row = tf.fill(u.shape, 1 / Math.sqrt(u.shape[1])) as tf.Tensor2D;
  let v = tf.zeros([1, w.shape[0]]) as tf.Tensor2D;
  for (let i = 0; i < iterations; i++) {
    v = normalized(tf.matMul(row, constant, false, true));
    row = normalized(tf.matMul(v, constant));
  }
  const sigma = tf.matMul(tf.matMul(v, w), row, false, true).asScalar();
  return { weight: tf.div(w, sigma) as tf.Tensor2D, u: row, sigma };
}
