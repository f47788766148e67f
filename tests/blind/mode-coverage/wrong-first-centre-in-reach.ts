// Wrong: a sample is given to the first centre within 3 std and not to the nearest one, which differs if modes overlap.
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
    const k = modes.findIndex(([a, b]) => Math.hypot(x! - a!, y! - b!) <= 3 * std);
    if (k >= 0) counts[k]! += 1;
  }
  const good = counts.reduce((sum, c) => sum + c, 0);
  const terms = counts.map((c) => (c > 0 ? (c / good) * Math.log((c / good) * modes.length) : 0));
  return {
    modesCovered: counts.filter((c) => c > 0).length,
    highQualityFraction: good / points.length,
    reverseKl: good > 0 ? terms.reduce((sum, t) => sum + t, 0) : NaN,
  };
}
