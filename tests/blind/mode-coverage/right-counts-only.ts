// Right: only the counts of good samples are kept, and the divergence is log(K / N) plus the mean of c log c over the samples.
import * as tf from '@tensorflow/tfjs';

export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const [points, modes] = await Promise.all([samples.array(), centers.array()]);
  const counts = new Map<number, number>();
  for (const [x, y] of points) {
    const distances = modes.map(([a, b]) => Math.hypot(x! - a!, y! - b!));
    const nearest = distances.reduce((best, d, k) => (d < distances[best]! ? k : best), 0);
    if (distances[nearest]! <= 3 * std) counts.set(nearest, (counts.get(nearest) ?? 0) + 1);
  }
  const good = [...counts.values()].reduce((sum, c) => sum + c, 0);
  // Σ c/N log(c K / N) = log(K / N) + (1/N) Σ c log c; without a good sample 0 / 0 gives NaN
  const weighted = [...counts.values()].reduce((sum, c) => sum + c * Math.log(c), 0) / good;
  return {
    modesCovered: counts.size,
    highQualityFraction: good / points.length,
    reverseKl: Math.log(modes.length / good) + weighted,
  };
}
