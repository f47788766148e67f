import * as tf from '@tensorflow/tfjs';

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target = 1,
): tf.Scalar {
  const features = real.shape[1];
  const one = (i: number): tf.Tensor => {
    const [x, y] = [real, fake].map((end) => tf.slice(end, [i, 0], [1, features]));
    const share = tf.slice(alpha, [i, 0], [1, 1]);
    const point = tf.add(y as tf.Tensor, tf.mul(share, tf.sub(x as tf.Tensor, y as tf.Tensor)));
    const slope = tf.grad((z) => critic(z as tf.Tensor2D).asScalar())(point);
    const norm = tf.sqrt(tf.maximum(tf.sum(tf.square(slope)), 1e-12));
    return tf.squaredDifference(norm, target);
  };
  const penalties = Array.from({ length: real.shape[0] }, (_, i) => one(i));
  return tf.div(tf.addN(penalties), penalties.length);
}
