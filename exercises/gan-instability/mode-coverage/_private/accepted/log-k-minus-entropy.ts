import type * as tf from '@tensorflow/tfjs';

/** Plain numbers, squared distances, and KL(p ‖ uniform) as log K minus the entropy of p. */
export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const [points, means] = await Promise.all([samples.array(), centers.array()]);
  const found = new Map<number, number>();
  let good = 0;
  for (const [x = NaN, y = NaN] of points) {
    let best = Infinity;
    let mode = -1;
    means.forEach(([a = NaN, b = NaN], i) => {
      const squared = (x - a) ** 2 + (y - b) ** 2;
      if (squared < best) [best, mode] = [squared, i];
    });
    if (best > 9 * std ** 2) continue;
    good++;
    found.set(mode, (found.get(mode) ?? 0) + 1);
  }
  // Σ p log p = Σ count log count / good − log good.
  const weighted = [...found.values()].reduce((sum, count) => sum + count * Math.log(count), 0);
  return {
    modesCovered: found.size,
    highQualityFraction: good / points.length,
    reverseKl: good === 0 ? NaN : Math.log(means.length) + weighted / good - Math.log(good),
  };
}
