import * as tf from '@tensorflow/tfjs';

/**
 * How well samples cover a mixture of Gaussians with equal weights and known modes (Srivastava et al. 2017; Lin et al.
 * 2018). A sample belongs to the nearest centre, by Euclidean distance, and has high quality if that distance is at
 * most 3 std.
 *
 * - modesCovered: the number of modes with at least one high-quality sample.
 * - highQualityFraction: the fraction of all samples that have high quality; each sample counts once.
 * - reverseKl: KL(p ‖ uniform over all modes) = Σ p log(p K) in nats, where K is the number of modes and p the share of each
 *   mode among the high-quality samples; 0 log 0 is 0. NaN if no sample has high quality.
 *
 * @param samples [n, 2] finite points, n at least 1; none is equally near to two centres, and none is at exactly 3 std
 * @param centers [modes, 2] the centres of two or more modes, in no particular order or arrangement
 * @param std the standard deviation of each mode in each coordinate, the same for all modes
 * @returns three numbers. The function is async, so that you can await the values of a tensor: `await t.array()`.
 */
export async function modeStatistics(
  samples: tf.Tensor2D,
  centers: tf.Tensor2D,
  std: number,
): Promise<{ modesCovered: number; highQualityFraction: number; reverseKl: number }> {
  throw new Error('not written yet');
}
