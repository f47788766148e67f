import type * as tf from '@tensorflow/tfjs';

/** Sum of the kernel matrix minus its trace; the trace from the squared norms of the rows. */
export async function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): Promise<number> {
  const [n, d] = x.shape;
  const m = y.shape[0];
  const cube = (products: tf.Tensor): tf.Tensor => {
    const base = products.div(d).add(1);
    return base.mul(base).mul(base);
  };
  const total = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor => cube(a.matMul(b.transpose())).sum();
  const trace = (a: tf.Tensor2D): tf.Tensor => cube(a.square().sum(1)).sum();
  const own = (a: tf.Tensor2D, rows: number): tf.Tensor =>
    total(a, a)
      .sub(trace(a))
      .div(rows * (rows - 1));
  const distance = own(x, n)
    .add(own(y, m))
    .sub(total(x, y).mul(2 / (n * m)));
  return (await distance.data())[0] ?? NaN;
}
