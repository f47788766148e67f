// Wrong: u is divided by the length of u wᵀ again and not by its own length ‖v w‖, so u is not a unit vector.
import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const onReal = tf.add(tf.mul(tf.softplus(tf.neg(real)), smooth), tf.mul(tf.softplus(real), 1 - smooth));
  return tf.add(tf.mean(onReal), tf.mean(tf.softplus(fake))) as tf.Scalar;
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(x, tf.mul(eps, std));
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const constant = tf.tensor2d(w.dataSync(), w.shape);
  let row = tf.tensor2d(u.dataSync(), u.shape);
  let v = tf.zeros([1, w.shape[0]]) as tf.Tensor2D;
  for (let i = 0; i < iterations; i++) {
    const forth = tf.matMul(row, constant, false, true);
    const length = tf.norm(forth);
    v = tf.div(forth, length) as tf.Tensor2D;
    row = tf.div(tf.matMul(v, constant), length) as tf.Tensor2D;
  }
  const sigma = tf.matMul(tf.matMul(v, w), row, false, true).asScalar();
  return { weight: tf.div(w, sigma) as tf.Tensor2D, u: row, sigma };
}
