// Right: one Gram matrix of all rows of both sets, each entry with its weight: 1 / n(n − 1), 1 / m(m − 1), −1 / nm, or 0 on the diagonal.
import * as tf from '@tensorflow/tfjs';

export async function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): Promise<number> {
  const n = x.shape[0];
  const m = y.shape[0];
  const d = x.shape[1];
  const gram = tf.tidy(() => {
    const all = tf.concat([x, y], 0);
    return tf.matMul(all, all, false, true);
  });
  const dots = (await gram.array()) as number[][];
  gram.dispose();
  const weight = (i: number, j: number): number => {
    if (i === j) return 0;
    if (i < n && j < n) return 1 / (n * (n - 1));
    if (i >= n && j >= n) return 1 / (m * (m - 1));
    return -1 / (n * m); // each pair of the cross term appears twice
  };
  let total = 0;
  dots.forEach((row, i) => {
    row.forEach((dot, j) => {
      total += weight(i, j) * Math.pow(dot / d + 1, 3);
    });
  });
  return total;
}
