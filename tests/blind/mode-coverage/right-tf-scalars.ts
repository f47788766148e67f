// Right, unusual: centres down the rows, samples across; the nearest by topk of the negative distances, the shares as a matrix
// product with one-hot rows; returns tf scalars, not numbers, which the comment above the function allows.
import * as tf from '@tensorflow/tfjs';

export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  const [modesCovered, highQualityFraction, reverseKl] = tf.tidy(() => {
    const modes = centers.shape[0];
    const across = samples.transpose(); // [2, n]
    const away = across.expandDims(0).sub(centers.expandDims(2)); // [modes, 2, n]
    const negative = tf.sqrt(away.square().sum(1)).neg().transpose(); // [n, modes]
    const { values, indices } = tf.topk(negative, 1);
    const good = values
      .neg()
      .lessEqual(3 * std)
      .toFloat()
      .as2D(1, -1); // [1, n]
    const belongs = tf.oneHot(indices.flatten().toInt(), modes).toFloat() as tf.Tensor2D; // [n, modes]
    const counts = good.matMul(belongs).flatten();
    const p = counts.div(good.sum()); // NaN where there is none
    const logs = tf.log(tf.maximum(p, 1e-30).mul(modes));
    return [tf.sign(counts).sum(), good.mean(), p.mul(logs).sum()];
  });
  return { modesCovered, highQualityFraction, reverseKl } as unknown as Awaited<
    ReturnType<typeof modeStatistics>
  >;
}
