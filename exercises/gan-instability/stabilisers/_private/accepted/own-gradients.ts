import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const [n, m] = [real.shape[0], fake.shape[0]];
  const value = tf.add(
    tf.div(
      tf.sum(tf.add(tf.mul(smooth, tf.softplus(tf.neg(real))), tf.mul(1 - smooth, tf.softplus(real)))),
      n,
    ),
    tf.div(tf.sum(tf.softplus(fake)), m),
  );
  return value.asScalar();
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.sub(x, tf.mul(eps, -std));
}

interface Directions {
  u: tf.Tensor2D;
  v: tf.Tensor2D;
}

function powerIteration(w: tf.Tensor2D, u: tf.Tensor2D, iterations: number): Directions {
  const row = tf.matMul(u, tf.transpose(w));
  const v: tf.Tensor2D = tf.div(row, tf.euclideanNorm(row));
  const column = tf.matMul(v, w);
  const next: tf.Tensor2D = tf.div(column, tf.euclideanNorm(column));
  return iterations === 1 ? { u: next, v } : powerIteration(w, next, iterations - 1);
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const found = powerIteration(w, u, iterations);
  const outer = tf.matMul(found.v, found.u, true); // [in, out]
  // Whatever path leads to u and v, this function defines its own gradient: sigma changes by v dw uᵀ.
  const largest = tf.customGrad((given, save) => {
    (save as tf.GradSaveFunc)([outer]);
    return {
      value: tf.sum(tf.mul(given as tf.Tensor, outer)),
      gradFunc: (dy, saved) => tf.mul(dy, saved[0] as tf.Tensor),
    };
  });
  const sigma = largest(w).asScalar();
  return { weight: tf.div(w, sigma), u: found.u, sigma };
}
