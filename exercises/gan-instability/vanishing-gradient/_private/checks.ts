import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
} from '#grader/core/index.ts';
import { ganLosses } from '#reference/oracle/index.ts';
import { drawLogits } from '../../_private/logits.ts';
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

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'slopes',
      title: 'both slopes, for each logit',
      points: 1,
      cases: (random) => [
        // Between 0 and 1, so that code that treats logits as probabilities also gets finite values.
        slopes(filled([5], () => 0.05 + 0.9 * random.uniform())),
        slopes(drawLogits(random, [7], [0.01, 3])),
      ],
    }),
    oracleCheck({
      id: 'found-out',
      title: 'if the discriminator is sure (logits −10 to −40), one slope vanishes and the other is −1',
      points: 0.5,
      // On both sides of the point where a small number in the logarithm, or a clip, dominates.
      cases: (random) => {
        const logits = [10, 12, 20, 25, 30, 35].map((l) => -l - 2 * random.uniform());
        return [slopes(float32([logits.length], logits))];
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'both stay accurate for logits up to ±10,000',
      points: 0.5,
      cases: (random) =>
        (
          [
            [3, 30],
            [100, 10_000],
          ] as const
        ).map((range) => slopes(drawLogits(random, [8], range))),
    }),
  ],
});
