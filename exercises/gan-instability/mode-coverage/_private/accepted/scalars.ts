import * as tf from '@tensorflow/tfjs';

/** Tensors throughout, nothing is read back, so it is not async. */
export function modeStatistics(samples: tf.Tensor2D, centers: tf.Tensor2D, std: number) {
  const modes = centers.shape[0];
  const distances = tf.norm(tf.sub(tf.expandDims(samples, 1), centers), 'euclidean', 2); // [n, modes]
  const good = tf.cast(tf.lessEqual(tf.min(distances, 1), 3 * std), 'float32'); // [n]
  const belongs = tf.cast(tf.oneHot(tf.argMin<tf.Tensor1D>(distances, 1), modes), 'float32');
  const counts = tf.sum(tf.mul(belongs, tf.expandDims(good, 1)), 0); // [modes]
  const total = tf.sum(counts);
  const shares = tf.div(counts, total);
  const logs = tf.log(tf.maximum(tf.mul(shares, modes), 1e-20));
  const kl = tf.sum(tf.mul(shares, logs));
  return {
    modesCovered: tf.sum(tf.cast(tf.greater(counts, 0), 'int32')),
    highQualityFraction: tf.mean(good),
    reverseKl: tf.where(tf.greater(total, 0), kl, tf.scalar(NaN)),
  };
}
