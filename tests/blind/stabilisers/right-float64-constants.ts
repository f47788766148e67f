// Right: the power iteration runs in plain float64 loops, and sigma is the sum of w times the constant outer product vᵀ u; the smoothed loss uses log D and log(1 − D).
import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  // log D = −softplus(−l) and log(1 − D) = −softplus(l)
  const logReal = tf.neg(tf.softplus(tf.neg(real)));
  const logNotReal = tf.neg(tf.softplus(real));
  const expected = tf.add(tf.mul(smooth, logReal), tf.mul(1 - smooth, logNotReal));
  const total = tf.add(tf.mean(expected), tf.mean(tf.neg(tf.softplus(fake))));
  return tf.neg(total) as tf.Scalar;
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.addN([x, tf.mul(tf.scalar(std), eps)]);
}

function unit(values: number[]): number[] {
  const largest = Math.max(...values.map(Math.abs));
  const scaled = values.map((value) => value / largest);
  const length = Math.sqrt(scaled.reduce((sum, value) => sum + value * value, 0));
  return scaled.map((value) => value / length);
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const [rows, columns] = w.shape;
  const entries = w.dataSync();
  let right = Array.from(u.dataSync());
  let left: number[] = [];
  for (let step = 0; step < iterations; step++) {
    const forth: number[] = new Array<number>(rows).fill(0);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) forth[i]! += right[j]! * entries[i * columns + j]!;
    }
    left = unit(forth);
    const back: number[] = new Array<number>(columns).fill(0);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) back[j]! += left[i]! * entries[i * columns + j]!;
    }
    right = unit(back);
  }
  // v w uᵀ = Σ w ∘ (vᵀ u): linear in w, with a constant factor.
  const outer = tf.tensor2d(
    left.flatMap((v) => right.map((value) => v * value)),
    [rows, columns],
  );
  const sigma = tf.sum(tf.mul(w, outer)) as tf.Scalar;
  return { weight: tf.div(w, sigma), u: tf.tensor2d(right, [1, columns]), sigma };
}
