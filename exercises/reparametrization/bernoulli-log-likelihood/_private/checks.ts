import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { bernoulliLogLikelihood, bernoulliLogLikelihoodVjp } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;
const batch = 4;
const pixels = 7;
const shape = [batch, pixels];

/** Black, white, and the 8-bit greys between, as in images. */
const pixel = (random: Random): number => {
  const u = random.uniform();
  if (u < 0.2) return 0;
  return u < 0.4 ? 1 : Math.round(255 * random.uniform()) / 255;
};

/**
 * Logits with random signs and magnitudes in from..to. Never 0, where relu, abs and maximum have different derivatives.
 */
function draw(random: Random, from: number, to: number) {
  return {
    logits: filled(shape, () => (random.uniform() < 0.5 ? -1 : 1) * (from + (to - from) * random.uniform())),
    x: filled(shape, () => pixel(random)),
    cotangent: filled([batch], () => random.normal()),
  };
}

const valueCase = (logits: NumericArray, x: NumericArray): Case => ({
  evaluation: { target: 'bernoulliLogLikelihood', inputs: { logits, x } },
  expected: { outputs: { value: within(bernoulliLogLikelihood({ logits, x }), c) } },
});

const gradientCase = (random: Random, from: number, to: number): Case => {
  const { logits, x, cotangent } = draw(random, from, to);
  const vjp = bernoulliLogLikelihoodVjp({ logits, x, cotangent });
  return {
    evaluation: {
      target: 'bernoulliLogLikelihood',
      inputs: { logits, x },
      gradient: { wrt: ['logits'], cotangents: { value: cotangent } },
    },
    expected: {
      outputs: { value: within(bernoulliLogLikelihood({ logits, x }), c) },
      gradients: { logits: within(vjp.logits, c) },
    },
  };
};

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'log p(x), one value per image',
      points: 0.5,
      cases: (random) => {
        const { logits, x } = draw(random, 0.01, 1);
        const undecided = filled(shape, () => 0);
        const wider = draw(random, 0.01, 3);
        // Every image has log p = −pixels · log 2 at logits of 0.
        return [valueCase(logits, x), valueCase(wider.logits, wider.x), valueCase(undecided, x)];
      },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches the logits: x − sigmoid(logits)',
      points: 0.5,
      cases: (random) => [gradientCase(random, 0.01, 1), gradientCase(random, 0.01, 3)],
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±10,000',
      points: 1,
      // The first case is finite for every formula. From 100 on, sigmoid is exactly 0 or 1 in float32.
      cases: (random) => [
        gradientCase(random, 0.1, 6),
        gradientCase(random, 100, 1000),
        gradientCase(random, 1000, 10_000),
      ],
    }),
  ],
});
