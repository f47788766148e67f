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
import { negativeElbo, negativeElboVjp } from '#reference/oracle/index.ts';
import {
  between,
  blackOrWhite,
  fromEnd,
  greys,
  ofBothSigns,
  pixels,
  upTo,
  type Interval,
  type Strata,
} from '../../_private/draw.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 5;

interface Sizes {
  readonly batch: number;
  readonly pixels: number;
  readonly latent: number;
}

/** Three different sizes, so that a mean over the wrong axis shows. */
const different: Sizes = { batch: 4, pixels: 7, latent: 3 };

/** So near 0 that a formula that loses digits far from 0 is right here. Not so near that two formulas look alike. */
const moderate: Interval = [0.4, 1];

interface CaseSpec {
  readonly sizes?: Sizes;
  /** Magnitudes of the logits. Never 0 if there are gradients, where relu, abs and maximum have different ones. */
  readonly logits?: Interval;
  /** Every other pair of logits has magnitudes of this size instead. */
  readonly others?: Interval;
  /** logVar lies within ±range, or from one end, which always occurs, to the other. */
  readonly range?: number | Interval;
  /** The first image has mu = 0 and logVar = 0. */
  readonly atPrior?: boolean;
  readonly images?: typeof pixels;
  /** If absent, the student's function is called without it. */
  readonly beta?: number;
}

function draw(random: Random, { sizes = different, range = 1, beta, ...spec }: CaseSpec) {
  const { logits = moderate, others = logits, images = pixels, atPrior = false } = spec;
  const [ofPixels, ofLatents] = [
    [sizes.batch, sizes.pixels],
    [sizes.batch, sizes.latent],
  ];
  const withPrior = (array: NumericArray): NumericArray =>
    atPrior ? filled(ofLatents, (i) => (i < sizes.latent ? 0 : (array.data[i] ?? NaN))) : array;
  const [near, far] = [ofBothSigns(ofPixels, random, logits), ofBothSigns(ofPixels, random, others)];
  const inputs = {
    x: images(ofPixels, random),
    logits: filled(ofPixels, (i) => (i % 4 < 2 ? near : far).data[i] ?? NaN),
    mu: withPrior(ofBothSigns(ofLatents, random, [0.3, 2.5])),
    logVar: withPrior(
      typeof range === 'number' ? upTo(ofLatents, random, range) : fromEnd(ofLatents, random, range),
    ),
  };
  return { inputs, weight: beta === undefined ? {} : { beta } };
}

function valueCase(random: Random, spec: CaseSpec): Case {
  const { inputs, weight } = draw(random, spec);
  return {
    evaluation: { target: 'negativeElbo', inputs, params: weight },
    expected: { outputs: { value: within(negativeElbo({ ...inputs, ...weight }), c) } },
  };
}

function gradientCase(random: Random, spec: CaseSpec): Case {
  const { inputs, weight } = draw(random, spec);
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

/** Values only: tfjs cannot differentiate tf.unstack where it returns one tensor. */
const singles: Strata = {
  'a single image': (random) => valueCase(random, { sizes: { ...different, batch: 1 } }),
  'a single pixel': (random) => valueCase(random, { sizes: { ...different, pixels: 1 } }),
  'a single latent': (random) => valueCase(random, { sizes: { ...different, latent: 1 } }),
};

const equal: Sizes = { batch: 4, pixels: 4, latent: 4 };

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'value',
      title: '−log p + KL, the mean over the batch, in nats per image',
      points: 1,
      strata: {
        'logVar in ±1': (random) => valueCase(random, {}),
        'logVar in ±4': (random) => valueCase(random, { range: 4 }),
        'logVar in ±20': (random) => valueCase(random, { range: 20 }),
        // exp(20) hides what happens to the other latents.
        'variances near 0': (random) => valueCase(random, { range: [-20, -0.2] }),
        'mu = 0 and logVar = 0 for an image': (random) => valueCase(random, { atPrior: true }),
        'logits of 0': (random) => valueCase(random, { logits: [0, 0], others: moderate }),
        'black and white images': (random) => valueCase(random, { images: blackOrWhite }),
        'grey images': (random) => valueCase(random, { images: greys }),
        'equal sizes': (random) => valueCase(random, { sizes: equal }),
        ...singles,
      },
    }),
    oracleCheck({
      id: 'beta',
      title: 'beta multiplies the KL term, and 0 is a valid beta',
      points: 1,
      strata: {
        'beta = 0': (random) => valueCase(random, { beta: 0 }),
        'beta below 1': (random) => valueCase(random, { beta: between(random, [0.1, 0.7]) }),
        'beta = 1': (random) => valueCase(random, { beta: 1 }),
        'beta above 1': (random) => valueCase(random, { beta: between(random, [2, 6]) }),
        'no beta': (random) => valueCase(random, {}),
      },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches logits, mu and logVar',
      points: 0.5,
      // beta is never 0 here. Otherwise a function that leaves out the KL term would be right, without a path to mu.
      strata: {
        'logVar in ±1': (random) => gradientCase(random, {}),
        'logVar in ±4 and a beta': (random) =>
          gradientCase(random, { range: 4, beta: between(random, [0.3, 0.7]) }),
        'mu = 0 and logVar = 0 for an image': (random) => gradientCase(random, { atPrior: true }),
        'logits in ±3': (random) => gradientCase(random, { others: [2.5, 3] }),
        'equal sizes': (random) => gradientCase(random, { sizes: equal }),
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±10,000',
      points: 0.5,
      // The first is finite for every formula. From 20 on, 1 − sigmoid is exactly 0 in float32, and from 110 on, sigmoid.
      strata: {
        'logits in ±6': (random) => gradientCase(random, { logits: [0.1, 6] }),
        // Between 87.3 and 104 the logistic function is a subnormal number, which some engines round to 0.
        'logits in ±80': (random) => gradientCase(random, { logits: [20, 80] }),
        'logits in ±1,000': (random) => gradientCase(random, { logits: [110, 1000] }),
        'logits in ±10,000': (random) =>
          gradientCase(random, { logits: [1000, 9000], others: [10_000, 10_000] }),
        'near and far logits in one image': (random) =>
          gradientCase(random, { logits: [0.1, 3], others: [200, 2000] }),
      },
    }),
  ],
});
