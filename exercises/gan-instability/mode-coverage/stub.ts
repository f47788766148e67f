import * as tf from '@tensorflow/tfjs';

/**
 * How well samples cover a mixture of Gaussians with equal weights, whose modes are known (Srivastava et al. 2017; Lin et al.
 * 2018). A sample belongs to the nearest centre, by Euclidean distance, and is of high quality where that distance is at
 * most 3 std.
 *
 * - modesCovered: the number of modes to which at least one sample of high quality belongs.
 * - highQualityFraction: the share of high quality among all samples; each sample counts once.
 * - reverseKl: KL(p ‖ uniform over all modes) = Σ p log(p K) in nats, where K is the number of modes and p the share of each
 *   mode among the samples of high quality; 0 log 0 is 0. NaN where no sample is of high quality.
 *
 * @param samples [n, 2] finite points, n at least 1; none as near to two centres, and none at exactly 3 std
 * @param centers [modes, 2] the centres of the modes, in no particular order or arrangement
 * @param std the standard deviation of each mode, by coordinate: the same for all
 * @returns three numbers. The function is async, so that you can await the numbers of a tensor: `await t.array()`.
 */
export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  throw new Error('not written yet');
}
