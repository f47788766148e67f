import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  // max(l, 0) − s l + log(1 + e^−|l|)
  const stable = (l: tf.Tensor, s: number): tf.Tensor =>
    tf.mean(tf.addN([tf.relu(l), tf.mul(-s, l), tf.log1p(tf.exp(tf.neg(tf.abs(l))))]));
  return tf.add(stable(real, smooth), stable(fake, 0));
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.stack(tf.unstack(x).map((row, i) => tf.add(row, tf.mul(std, tf.gather(eps, i))))) as tf.Tensor2D;
}

/** In float64, on JavaScript numbers, which are not on the tape. */
export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const [rows, columns] = w.shape;
  const entries = Array.from(w.dataSync());
  let next = Array.from(u.dataSync());
  let v: number[] = [];
  const unit = (x: number[]): number[] => x.map((entry) => entry / Math.hypot(...x));
  const at = (i: number, j: number): number => entries[i * columns + j] ?? NaN;
  for (let step = 0; step < iterations; step++) {
    v = unit(Array.from({ length: rows }, (_, i) => next.reduce((sum, x, j) => sum + x * at(i, j), 0)));
    next = unit(Array.from({ length: columns }, (_, j) => v.reduce((sum, x, i) => sum + x * at(i, j), 0)));
  }
  const [left, right] = [tf.tensor2d(v, [1, rows]), tf.tensor2d(next, [1, columns])];
  const sigma = tf.norm(tf.matMul(left, w)).asScalar(); // v w is parallel to u, so this is v w uᵀ
  return { weight: tf.mul(w, tf.reciprocal(sigma)), u: right, sigma };
}
