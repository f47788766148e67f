import * as tf from '@tensorflow/tfjs';

/** |x − c|² = |x|² − 2 x·c + |c|², and the counts with topk and bincount. */
export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const [n, modes] = [samples.shape[0], centers.shape[0]];
  const squares = tf.sum(tf.square(samples), 1, true); // [n, 1]
  const cross = tf.matMul(samples, centers, false, true); // [n, modes]
  const squared = tf.add(tf.sub(squares, tf.mul(2, cross)), tf.sum(tf.square(centers), 1));
  const { values, indices } = tf.topk(tf.neg(squared), 1);
  const nearest = tf.reshape<tf.Rank.R1>(indices, [n]);
  const weights = tf.cast(tf.greaterEqual(tf.reshape(values, [n]), -((3 * std) ** 2)), 'float32');
  const counts = await tf.bincount(nearest, weights as tf.Tensor1D, modes).array();
  const good = counts.reduce((a, b) => a + b);
  let [covered, kl] = [0, 0];
  for (const count of counts) {
    if (count === 0) continue;
    covered += 1;
    kl += (count / good) * Math.log((count * modes) / good);
  }
  return { modesCovered: covered, highQualityFraction: good / n, reverseKl: covered > 0 ? kl : NaN };
}
