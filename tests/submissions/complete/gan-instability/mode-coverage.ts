import * as tf from '@tensorflow/tfjs';

export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const modes = centers.shape[0];
  const offsets = tf.sub(tf.expandDims(samples, 1), tf.expandDims(centers, 0)); // [n, modes, 2]
  const distances = (await tf.sqrt(tf.sum(tf.square(offsets), 2)).array()) as number[][]; // [n, modes]
  const counts = new Array<number>(modes).fill(0);
  for (const row of distances) {
    const distance = Math.min(...row);
    const nearest = row.indexOf(distance);
    if (distance <= 3 * std) counts[nearest] = (counts[nearest] ?? 0) + 1;
  }
  const highQuality = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => count / highQuality);
  const terms = shares.map((p) => (p === 0 ? 0 : p * Math.log(p * modes)));
  return {
    modesCovered: counts.filter((count) => count > 0).length,
    highQualityFraction: highQuality / distances.length,
    reverseKl: terms.reduce((sum, term) => sum + term, 0),
  };
}
