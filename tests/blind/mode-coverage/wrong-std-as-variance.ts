// WRONG: the distance compared with 3 std is the squared one (the root is forgotten: argMin does not need it, the threshold does).
import * as tf from '@tensorflow/tfjs';

export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const modes = centers.shape[0];
  const away = samples.expandDims(1).sub(centers.expandDims(0)); // [n, modes, 2]
  const distance = away.square().sum(2).sqrt(); // [n, modes]
  const owner = tf.oneHot(distance.argMin(1).toInt(), modes).toFloat(); // [n, modes]
  const good = distance
    .square()
    .min(1)
    .lessEqual(3 * std)
    .toFloat(); // [n]
  const counts = owner.mul(good.expandDims(1)).sum(0); // [modes]
  const p = counts.div(good.sum());
  const logs = tf.where(p.greater(0), p.mul(modes).log(), tf.zerosLike(p));
  return {
    modesCovered: (await counts.greater(0).toFloat().sum().data())[0]!,
    highQualityFraction: (await good.mean().data())[0]!,
    reverseKl: (await p.mul(logs).sum().data())[0]!,
  };
}
