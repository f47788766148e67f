import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { bernoulliLogLikelihood, bernoulliLogLikelihoodVjp } from '#reference/oracle/index.ts';
import { blackOrWhite, greys, ofBothSigns, pixels, type Interval, type Strata } from '../../_private/draw.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

interface CaseSpec {
  readonly shape?: readonly [batch: number, pixels: number];
  /** Magnitudes of the logits. Never 0 if there are gradients, where relu, abs and maximum have different ones. */
  readonly logits: Interval;
  /** Every other pair of logits has magnitudes of this size instead. */
  readonly others?: Interval;
  readonly images?: typeof pixels;
}

function draw(random: Random, { shape = [4, 7], logits, others, images = pixels }: CaseSpec) {
  const [near, far] = [ofBothSigns(shape, random, logits), ofBothSigns(shape, random, others ?? logits)];
  return {
    logits: filled(shape, (i) => (i % 4 < 2 ? near : far).data[i] ?? NaN),
    x: images(shape, random),
    cotangent: ofBothSigns([shape[0]], random, [0.5, 1.5]),
  };
}

type MakeCase = (random: Random, spec: CaseSpec) => Case;

const valueCase: MakeCase = (random, spec) => {
  const { logits, x } = draw(random, spec);
  return {
    evaluation: { target: 'bernoulliLogLikelihood', inputs: { logits, x } },
    expected: { outputs: { value: within(bernoulliLogLikelihood({ logits, x }), c) } },
  };
};

const gradientCase: MakeCase = (random, spec) => {
  const { logits, x, cotangent } = draw(random, spec);
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

/** So near 0 that a formula that loses digits far from 0 is right here. Not so near that two formulas look alike. */
const moderate: Interval = [0.4, 1];

const strata = (make: MakeCase): Strata => ({
  'black and white images': (random) => make(random, { logits: moderate, images: blackOrWhite }),
  'grey images': (random) => make(random, { logits: moderate, images: greys }),
  'images of all levels': (random) => make(random, { logits: moderate }),
  'as many images as pixels': (random) => make(random, { shape: [6, 6], logits: moderate }),
});

/** Values only: for logits of 0, see above, and tfjs cannot differentiate tf.unstack where it returns one tensor. */
const onlyValues: Strata = {
  'logits of 0': (random) => valueCase(random, { logits: [0, 0], others: moderate }),
  'a single image': (random) => valueCase(random, { shape: [1, 7], logits: moderate }),
  'a single pixel': (random) => valueCase(random, { shape: [6, 1], logits: moderate, images: greys }),
};

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'log p(x), one value per image',
      points: 0.5,
      strata: { ...strata(valueCase), ...onlyValues },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches the logits: x − sigmoid(logits)',
      points: 0.5,
      strata: {
        ...strata(gradientCase),
        'logits in ±3': (random) => gradientCase(random, { logits: moderate, others: [2.5, 3] }),
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±10,000',
      points: 1,
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
