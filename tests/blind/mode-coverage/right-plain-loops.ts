// Right, unusual: no tensor arithmetic at all: the numbers are awaited once and everything else is plain loops and a Map; the
// divergence is log K minus the entropy, from counts.
import * as tf from '@tensorflow/tfjs';

export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const [points, means] = await Promise.all([samples.data(), centers.data()]);
  const n = points.length / 2;
  const modes = means.length / 2;
  const limit = Math.fround(3 * std); // the points are float32 numbers, too

  const counts = new Map<number, number>();
  let good = 0;
  for (let i = 0; i < n; i++) {
    let best = 0;
    let bestDistance = Infinity;
    for (let k = 0; k < modes; k++) {
      const d = Math.hypot(points[2 * i]! - means[2 * k]!, points[2 * i + 1]! - means[2 * k + 1]!);
      if (d < bestDistance) [best, bestDistance] = [k, d];
    }
    if (!(Math.fround(bestDistance) <= limit)) continue;
    good += 1;
    counts.set(best, (counts.get(best) ?? 0) + 1);
  }

  // KL = log K − H(p), H(p) = log N − Σ c log c / N
  let sum = 0;
  for (const c of counts.values()) sum += c * Math.log(c);
  return {
    modesCovered: counts.size,
    highQualityFraction: good / n,
    reverseKl: good === 0 ? NaN : Math.log(modes) - Math.log(good) + sum / good,
  };
}
