import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { negativeElbo, negativeElboVjp } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 5;
// Three different sizes, so that a mean over the wrong axis shows.
const batch = 4;
const pixels = 7;
const latent = 3;

interface Ranges {
  /** Magnitudes of the logits, never 0, where relu, abs and maximum have different derivatives. */
  readonly logits: readonly [from: number, to: number];
  readonly logVar: number;
  /** If absent, the student's function is called without it. */
  readonly beta?: number;
}

/** Black, white, and the 8-bit greys between, as in images. */
const pixel = (random: Random): number => {
  const u = random.uniform();
  if (u < 0.2) return 0;
  return u < 0.4 ? 1 : Math.round(255 * random.uniform()) / 255;
};

function draw(random: Random, { logits: [from, to], logVar, beta }: Ranges) {
  const inputs = {
    x: filled([batch, pixels], () => pixel(random)),
    logits: filled(
      [batch, pixels],
      () => (random.uniform() < 0.5 ? -1 : 1) * (from + (to - from) * random.uniform()),
    ),
    mu: filled([batch, latent], () => 1.5 * random.normal()),
    logVar: filled([batch, latent], () => logVar * (2 * random.uniform() - 1)),
  };
  return { inputs, weight: beta === undefined ? {} : { beta } };
}

function valueCase(random: Random, ranges: Ranges): Case {
  const { inputs, weight } = draw(random, ranges);
  return {
    evaluation: { target: 'negativeElbo', inputs, params: weight },
    expected: { outputs: { value: within(negativeElbo({ ...inputs, ...weight }), c) } },
  };
}

function gradientCase(random: Random, ranges: Ranges): Case {
  const { inputs, weight } = draw(random, ranges);
  const cotangent = float32([], [0.5 + random.uniform()]);
  const vjp = negativeElboVjp({ ...inputs, ...weight, cotangent });
  return {
    evaluation: {
      target: 'negativeElbo',
      inputs,
      params: weight,
      gradient: { wrt: ['logits', 'mu', 'logVar'], cotangents: { value: cotangent } },
    },
    expected: {
      outputs: { value: within(negativeElbo({ ...inputs, ...weight }), c) },
      gradients: {
        logits: within(vjp.logits, c),
        mu: within(vjp.mu, c),
        logVar: within(vjp.logVar, c),
      },
    },
  };
}

const moderate = { logits: [0.01, 3], logVar: 1 } as const;

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: '−log p + KL, the mean over the batch, in nats per image',
      points: 1,
      cases: (random) => [
        valueCase(random, { logits: [0.01, 1], logVar: 1 }),
        valueCase(random, { logits: [0.01, 3], logVar: 4 }),
        valueCase(random, { logits: [0.01, 1], logVar: 20 }),
      ],
    }),
    oracleCheck({
      id: 'beta',
      title: 'beta multiplies the KL term, and 0 is a valid beta',
      points: 1,
      cases: (random) => [0, 0.25, 1, 4].map((beta) => valueCase(random, { ...moderate, beta })),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches logits, mu and logVar',
      points: 0.5,
      // beta is never 0 here. Otherwise a function that leaves out the KL term would be right, without a path to mu.
      cases: (random) => [
        gradientCase(random, moderate),
        gradientCase(random, { logits: [0.01, 3], logVar: 4, beta: 0.5 }),
      ],
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±10,000',
      points: 0.5,
      // The first case is finite for every formula. From 100 on, sigmoid is exactly 0 or 1 in float32.
      cases: (random) =>
        (
          [
            [0.1, 6],
            [100, 1000],
            [1000, 10_000],
          ] as const
        ).map((logits) => gradientCase(random, { logits, logVar: 1 })),
    }),
  ],
});
