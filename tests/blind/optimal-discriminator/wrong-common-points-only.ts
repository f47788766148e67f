// Wrong: the Jensen–Shannon divergence is summed only over the points where both distributions have mass.
import * as tf from '@tensorflow/tfjs';

function guarded(mass: tf.Tensor, x: tf.Tensor): tf.Tensor {
  return tf.where(tf.greater(mass, 0), x, tf.onesLike(x));
}

/** Σ a log(a / b), where a has mass. */
function relative(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return tf.sum(tf.mul(a, tf.log(tf.div(guarded(a, a), guarded(a, b)))));
}

export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  const total = tf.add(p, q);
  const empty = tf.equal(total, 0);
  const share = tf.div(p, guarded(total, total));
  return tf.where(empty, tf.mul(0.5, tf.onesLike(total)), share) as tf.Tensor1D;
}

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const total = tf.add(p, q);
  return tf.add(relative(p, total), relative(q, total)) as tf.Scalar;
}

export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const both = tf.cast(tf.logicalAnd(tf.greater(p, 0), tf.greater(q, 0)), 'float32');
  const m = tf.div(tf.add(p, q), 2);
  return tf.div(tf.add(relative(tf.mul(p, both), m), relative(tf.mul(q, both), m)), 2) as tf.Scalar;
}

export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const n = points.shape[0];
  const area = tf.abs(tf.cumsum(tf.sub(p, q)));
  const widths = tf.sub(tf.slice(points, [1], [n - 1]), tf.slice(points, [0], [n - 1]));
  return tf.sum(tf.mul(widths, tf.slice(area, [0], [n - 1]))) as tf.Scalar;
}
