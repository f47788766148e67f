// Wrong: a mode counts as covered only from its second good sample on, as the count is compared with 1 and not with 0.
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
    const squares = modes.map(([a, b]) => (x! - a!) ** 2 + (y! - b!) ** 2);
    const smallest = Math.min(...squares);
    if (Math.sqrt(smallest) <= 3 * std) counts[squares.indexOf(smallest)]! += 1;
  }
  const good = counts.reduce((sum, c) => sum + c, 0);
  let reverseKl = good > 0 ? 0 : NaN;
  for (const c of counts) if (c > 0) reverseKl += (c / good) * Math.log((c / good) * modes.length);
  return {
    modesCovered: counts.filter((c) => c > 1).length,
    highQualityFraction: good / points.length,
    reverseKl,
  };
}
