// Wrong: the distance is the root of the mean of the squared differences, not of their sum, so it is too short by √2.
import * as tf from '@tensorflow/tfjs';

export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const differences = tf.sub(tf.expandDims(samples, 1), tf.expandDims(centers, 0));
  const distances = tf.sqrt(tf.mean(tf.square(differences), 2));
  const nearest = (await tf.argMin(distances, 1).array()) as number[];
  const shortest = (await tf.min(distances, 1).array()) as number[];
  const modes = centers.shape[0];
  const counts = new Array<number>(modes).fill(0);
  shortest.forEach((d, i) => {
    if (d <= 3 * std) counts[nearest[i]!]! += 1;
  });
  const good = counts.reduce((sum, c) => sum + c, 0);
  const shares = counts.filter((c) => c > 0).map((c) => c / good);
  return {
    modesCovered: shares.length,
    highQualityFraction: good / shortest.length,
    reverseKl: good > 0 ? shares.reduce((sum, p) => sum + p * Math.log(p * modes), 0) : NaN,
  };
}
