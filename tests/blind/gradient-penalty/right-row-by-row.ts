// Right, unusual: one example at a time: a loop over the rows, a gradient for each of its own scalar score; the flat point is
// caught with tf.step on both sides of the root, without any epsilon. alpha weighs the fake end.
import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const n = real.shape[0];
  const slopeAt = tf.grad((row) => critic(row as tf.Tensor2D).asScalar());
  const terms: tf.Tensor[] = [];
  for (let i = 0; i < n; i++) {
    const [r, f, share] = [real, fake, alpha].map((t) => tf.slice(t, [i, 0], [1, -1])) as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
    ];
    const squared = slopeAt(tf.add(r, share.mul(f.sub(r))))
      .square()
      .sum();
    const steep = tf.step(squared); // 1, or 0 at a flat point; its own derivative is 0
    const norm = squared.add(tf.sub(1, steep)).sqrt().mul(steep);
    terms.push(tf.squaredDifference(norm, target));
  }
  return tf.addN(terms).div(n) as tf.Scalar;
}
