// Right: the discriminator comes from the ratio of the smaller to the larger mass, and the cumulative difference from a triangular matrix.
import * as tf from '@tensorflow/tfjs';

/** a / (a + b), elementwise, `empty` where both are 0. The divisor is at least the larger mass. */
function fraction(a: tf.Tensor, b: tf.Tensor, empty: number): tf.Tensor {
  const larger = tf.maximum(a, b);
  const any = tf.greater(larger, 0);
  const safe = tf.where(any, larger, tf.onesLike(larger));
  const ratio = tf.div(tf.minimum(a, b), safe);
  const ofLarger = tf.div(1, tf.add(1, ratio));
  const ofSmaller = tf.div(ratio, tf.add(1, ratio));
  const result = tf.where(tf.greaterEqual(a, b), ofLarger, ofSmaller);
  return tf.where(any, result, tf.fill(result.shape, empty));
}

/** Σ a log x, where a has mass. */
function weightedLog(a: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const mass = tf.greater(a, 0);
  return tf.sum(tf.mul(a, tf.log(tf.where(mass, x, tf.onesLike(x)))));
}

export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  return fraction(p, q, 0.5) as tf.Tensor1D;
}

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  return tf.tidy(
    () => tf.add(weightedLog(p, fraction(p, q, 1)), weightedLog(q, fraction(q, p, 1))) as tf.Scalar,
  );
}

export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  return tf.tidy(() => {
    const ofP = weightedLog(p, tf.mul(2, fraction(p, q, 0.5)));
    const ofQ = weightedLog(q, tf.mul(2, fraction(q, p, 0.5)));
    return tf.clipByValue(tf.mul(0.5, tf.add(ofP, ofQ)), 0, Math.LN2) as tf.Scalar;
  });
}

export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  return tf.tidy(() => {
    const n = points.shape[0];
    const order = Array.from({ length: n }, (_, i) => i);
    const upToHere = tf.tensor2d(
      order.flatMap((i) => order.map((j) => (j <= i ? 1 : 0))),
      [n, n],
    );
    const surplus = tf.matMul(upToHere, tf.reshape(tf.sub(p, q), [n, 1]) as tf.Tensor2D);
    const next = tf.gather(
      points,
      tf.tensor1d(
        order.map((i) => Math.min(i + 1, n - 1)),
        'int32',
      ),
    );
    const widths = tf.reshape(tf.sub(next, points), [1, n]) as tf.Tensor2D;
    return tf.reshape(tf.matMul(widths, tf.abs(surplus) as tf.Tensor2D), []) as tf.Scalar;
  });
}
