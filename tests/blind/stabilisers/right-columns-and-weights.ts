// Right: works on the transposed kernel with column vectors, detaches by a custom gradient of zero, and sums the loss as one weighted column.
import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const n = real.shape[0];
  const m = fake.shape[0];
  // Each row costs softplus(l): −real with weight s / n, real with weight (1 − s) / n, and fake with weight 1 / m.
  const column = tf.concat([tf.neg(real), real, fake], 0);
  const weights = tf.concat(
    [tf.fill([n, 1], smooth / n), tf.fill([n, 1], (1 - smooth) / n), tf.fill([m, 1], 1 / m)],
    0,
  );
  return tf.sum(tf.mul(weights, tf.softplus(column))) as tf.Scalar;
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.sub(x, tf.mul(eps, -std));
}

const detach = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
}));

function direction(column: tf.Tensor2D): tf.Tensor2D {
  const scaled = tf.div(column, tf.max(tf.abs(column)));
  return tf.mul(scaled, tf.rsqrt(tf.sum(tf.square(scaled)))) as tf.Tensor2D;
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const kernel = detach(w) as tf.Tensor2D;
  const transposed = tf.transpose(kernel) as tf.Tensor2D;
  let uColumn = direction(tf.transpose(detach(u)) as tf.Tensor2D);
  let vColumn = uColumn;
  for (let left = iterations; left > 0; left--) {
    vColumn = direction(tf.matMul(kernel, uColumn));
    uColumn = direction(tf.matMul(transposed, vColumn));
  }
  const stretched = tf.matMul(w, uColumn);
  const sigma = tf.sum(tf.mul(vColumn, stretched)) as tf.Scalar;
  return { weight: tf.mul(w, tf.reciprocal(sigma)), u: tf.transpose(uColumn) as tf.Tensor2D, sigma };
}
