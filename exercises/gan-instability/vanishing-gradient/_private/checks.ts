import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { ganLosses } from '#reference/oracle/index.ts';
import { drawLogits, likeProbabilities } from '../../_private/logits.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. An absolute tolerance, because 1 − D cancels. */
const c = 4;

function slopes(fake: NumericArray): Case {
  const { saturating, nonSaturating } = ganLosses.generatorGradientScale({ fake });
  return {
    evaluation: { target: 'generatorGradientScale', inputs: { fake } },
    expected: {
      outputs: { saturating: within(saturating, c), nonSaturating: within(nonSaturating, c) },
    },
  };
}

const range =
  (n: number, from: number, to: number) =>
  (random: Random): Case =>
    slopes(drawLogits(random, [n], [from, to]));

/** Up to 2 below each of these. */
const below = (random: Random, logits: readonly number[]): NumericArray =>
  float32(
    [logits.length],
    logits.map((l) => l - 2 * random.uniform()),
  );

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'slopes',
      title: 'both slopes, for each logit',
      points: 1,
      strata: {
        'logits between 0 and 1': (random) => slopes(likeProbabilities(random, [5])),
        'logits up to ±3': range(7, 0.01, 3),
        'a single logit': (random) =>
          [-1, 1].map((sign) => slopes(float32([1], [sign * (2 + random.uniform())]))),
        'logits of 0': () => slopes(filled([2], () => 0)),
      },
    }),
    oracleCheck({
      id: 'found-out',
      title: 'if the discriminator is sure (logits −10 to −40), one slope vanishes and the other is −1',
      points: 0.5,
      // On both sides of the point where a small number in the logarithm, or a clip, dominates.
      strata: {
        'logits between −10 and −15': (random) => slopes(below(random, [-10, -12, -13])),
        'logits between −20 and −40': (random) => slopes(below(random, [-20, -25, -30, -38])),
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'both stay accurate for logits up to ±10,000',
      points: 0.5,
      strata: {
        // Only beyond ±17 do several mistakes return the same.
        'logits up to ±10': range(4, 3, 10),
        'logits between ±20 and ±30': range(4, 20, 30),
        'logits between ±100 and ±10,000': range(8, 100, 10_000),
        'logits of ±10,000': () => slopes(float32([2], [-10_000, 10_000])),
      },
    }),
  ],
});
