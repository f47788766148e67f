import { modeStatistics as modeEstimates, type ModeQuestion } from '#reference/oracle/mode-statistics.ts';

export interface ModeStatistics {
  /** Modes with at least one high-quality sample, within three standard deviations of the centre. */
  readonly modesCovered: number;
  /**
   * The share of high-quality samples; a collapsed model can have 1, and a perfect sampler in the plane has 1 − e^−4.5.
   */
  readonly highQualityFraction: number;
  /** KL(p ‖ uniform) in nats, p the modes' shares of the high-quality samples; NaN if there are none. */
  readonly reverseKl: number;
}

/**
 * How a sample covers the modes of a mixture in the plane (Srivastava et al. 2017, section 4.1).
 *
 * Throws a RangeError if so few samples are given that a perfect sampler would miss a mode more than once in a million
 * times: see `samplesForModes`.
 */
export function modeStatistics(question: ModeQuestion): ModeStatistics {
  const [[n = 0], [modes = 0]] = [question.samples.shape, question.centers.shape];
  const least = samplesForModes(modes);
  if (n < least)
    throw new RangeError(
      `statistics of ${modes} modes take at least ${least} samples, got ${n}: with fewer even a perfect sampler misses a mode. Draw more samples.`,
    );
  const { modesCovered, highQualityFraction, reverseKl } = modeEstimates(question);
  const number = ({ value }: { value: Float64Array }): number => value[0] as number;
  return {
    modesCovered: number(modesCovered),
    highQualityFraction: number(highQualityFraction),
    reverseKl: number(reverseKl),
  };
}

/**
 * The least n with K (1 − q / K)ⁿ ≤ 1e-6: the union bound on missing any of K equal modes, q = 1 − e^−4.5 near its
 * centre.
 */
export function samplesForModes(modes: number): number {
  const missed = 1 - (1 - Math.exp(-4.5)) / modes;
  return Math.ceil(Math.log(1e-6 / modes) / Math.log(missed));
}
