// Wrong: adds 1 after the cube, (a · b / d)³ + 1, so only third moments are compared.
import * as tf from '@tensorflow/tfjs';

export async function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): Promise<number> {
  const a = await x.array();
  const b = await y.array();
  const n = a.length;
  const m = b.length;
  const d = x.shape[1];
  const kernel = (p: number[], q: number[]) =>
    (p.reduce((sum, value, i) => sum + value * q[i]!, 0) / d) ** 3 + 1;
  let within = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (i !== j) within += kernel(a[i]!, a[j]!) / (n * (n - 1));
  }
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) if (i !== j) within += kernel(b[i]!, b[j]!) / (m * (m - 1));
  }
  let between = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) between += kernel(a[i]!, b[j]!) / (n * m);
  }
  return within - 2 * between;
}
