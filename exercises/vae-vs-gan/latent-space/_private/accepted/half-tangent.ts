import * as tf from '@tensorflow/tfjs';

export function lerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  return tf.squeeze(tf.matMul(tf.tensor2d([[1 - t, t]]), tf.stack([a, b]) as tf.Tensor2D), [0]);
}

/** The angle by Kahan's formula, 2 atan2(‖u − v‖, ‖u + v‖), which is exact for small angles too. */
export async function slerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): Promise<tf.Tensor1D> {
  const [x, y] = [await a.array(), await b.array()];
  const length = (v: number[]): number => Math.hypot(...v);
  const [u, v] = [x.map((value) => value / length(x)), y.map((value) => value / length(y))];
  const angle =
    2 *
    Math.atan2(
      length(u.map((value, i) => value - (v[i] ?? NaN))),
      length(u.map((value, i) => value + (v[i] ?? NaN))),
    );
  const sinc = (share: number): number => (angle < 1e-5 ? share : Math.sin(share * angle) / Math.sin(angle));
  return tf.tensor1d(x.map((value, i) => sinc(1 - t) * value + sinc(t) * (y[i] ?? NaN)));
}

export function generate(decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const images = tf.split<tf.Tensor2D>(eps, eps.shape[0]).map((z) => {
    const logits = decode(z);
    return tf.div<tf.Tensor2D>(1, tf.add(1, tf.exp(tf.neg(logits))));
  });
  return tf.concat(images);
}
