// Right: differences of both coordinates are [samples, modes] matrices, and a matrix of memberships times the mask of good samples counts them.
import * as tf from '@tensorflow/tfjs';

export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const n = samples.shape[0];
  const k = centers.shape[0];
  const countsTensor = tf.tidy(() => {
    const [x, y] = tf.unstack(samples, 1);
    const [a, b] = tf.unstack(centers, 1);
    const dx = tf.sub(tf.reshape(x!, [n, 1]), tf.reshape(a!, [1, k]));
    const dy = tf.sub(tf.reshape(y!, [n, 1]), tf.reshape(b!, [1, k]));
    const distances = tf.sqrt(tf.add(tf.square(dx), tf.square(dy)));
    const good = tf.cast(tf.lessEqual(tf.min(distances, 1), 3 * std), 'float32');
    const nearest = tf.cast(tf.reshape(tf.argMin(distances, 1), [n, 1]), 'float32');
    const membership = tf.cast(tf.equal(nearest, tf.range(0, k)), 'float32') as tf.Tensor2D;
    return tf.reshape(tf.matMul(tf.reshape(good, [1, n]) as tf.Tensor2D, membership), [k]) as tf.Tensor1D;
  });
  const counts = await countsTensor.array();
  countsTensor.dispose();
  const total = counts.reduce((sum, c) => sum + c, 0);
  let reverseKl = total > 0 ? 0 : NaN;
  for (const c of counts) {
    if (c > 0) reverseKl += (c / total) * Math.log((c * k) / total);
  }
  return { modesCovered: counts.filter((c) => c > 0).length, highQualityFraction: total / n, reverseKl };
}
