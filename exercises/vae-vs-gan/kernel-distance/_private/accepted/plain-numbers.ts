import type * as tf from '@tensorflow/tfjs';

export async function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): Promise<number> {
  const [xs, ys] = await Promise.all([x.array(), y.array()]);
  const k = (a: number[], b: number[]): number =>
    (a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0) / a.length + 1) ** 3;
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const own = (rows: number[][]): number =>
    mean(rows.flatMap((a, i) => rows.filter((_, j) => j !== i).map((b) => k(a, b))));
  return own(xs) + own(ys) - 2 * mean(xs.flatMap((a) => ys.map((b) => k(a, b))));
}
