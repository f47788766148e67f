import * as tf from '@tensorflow/tfjs';

/** One kernel matrix of all rows together, weighted by a matrix of signs and counts. */
export async function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): Promise<number> {
  const [n, m] = [x.shape[0], y.shape[0]];
  const rows = tf.concat<tf.Tensor2D>([
    tf.mul(x, 1 / Math.sqrt(x.shape[1])),
    tf.mul(y, 1 / Math.sqrt(x.shape[1])),
  ]);
  const table = await tf.matMul<tf.Tensor2D>(rows, rows, false, true).array();
  let distance = 0;
  table.forEach((row, i) => {
    row.forEach((product, j) => {
      if (i === j) return;
      const [iInX, jInX] = [i < n, j < n];
      const weight = iInX && jInX ? 1 / (n * (n - 1)) : iInX || jInX ? -1 / (n * m) : 1 / (m * (m - 1));
      distance += weight * (product + 1) ** 3;
    });
  });
  return distance;
}
