// Wrong: 1 is added to the count of every mode before the shares are computed, so that no share is 0.
import * as tf from '@tensorflow/tfjs';

export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const points = await samples.array();
  const modes = await centers.array();
  const counts = modes.map(() => 0);
  for (const [x, y] of points) {
    const distances = modes.map(([a, b]) => Math.hypot(x! - a!, y! - b!));
    const shortest = Math.min(...distances);
    if (shortest <= 3 * std) counts[distances.indexOf(shortest)]! += 1;
  }
  const good = counts.reduce((sum, c) => sum + c, 0);
  const shares = counts.map((c) => (c + 1) / (good + modes.length));
  return {
    modesCovered: counts.filter((c) => c > 0).length,
    highQualityFraction: good / points.length,
    reverseKl: good > 0 ? shares.reduce((sum, p) => sum + p * Math.log(p * modes.length), 0) : NaN,
  };
}
