// Right: writes the kernel as a dot product of third tensor powers of (1, a / √d), so that sums over pairs are squared lengths of sums.
import * as tf from '@tensorflow/tfjs';

/** Rows (1, a / √d): the kernel is the cube of their dot product. */
async function extended(t: tf.Tensor2D): Promise<number[][]> {
  const scale = 1 / Math.sqrt(t.shape[1]);
  return (await t.array()).map((row) => [1, ...row.map((value) => value * scale)]);
}

/** The sum over all rows of r ⊗ r at one index p of the third factor. */
function slab(rows: number[][], p: number): Float64Array {
  const size = rows[0]!.length;
  const sum = new Float64Array(size * size);
  for (const row of rows) {
    for (let q = 0; q < size; q++) {
      const factor = row[p]! * row[q]!;
      for (let r = 0; r < size; r++) sum[q * size + r]! += factor * row[r]!;
    }
  }
  return sum;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

export async function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): Promise<number> {
  const real = await extended(x);
  const fake = await extended(y);
  const [n, m] = [real.length, fake.length];
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let p = 0; p < real[0]!.length; p++) {
    const a = slab(real, p);
    const b = slab(fake, p);
    xx += dot(a, a);
    yy += dot(b, b);
    xy += dot(a, b);
  }
  // The pairs of a row with itself come off the squared lengths.
  for (const row of real) xx -= dot(row, row) ** 3;
  for (const row of fake) yy -= dot(row, row) ** 3;
  return xx / (n * (n - 1)) + yy / (m * (m - 1)) - (2 * xy) / (n * m);
}
