import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { reparametrize, reparametrizeVjp } from '#reference/oracle/index.ts';
import { ofBothSigns, upTo, type Strata } from '../../_private/draw.ts';
import exercise from '../exercise.ts';
import { usesTheNoise } from '../noise.ts';

/** Calibrated: see tests/calibration. */
const c = 8;

interface CaseSpec {
  readonly shape?: readonly [batch: number, latent: number];
  /** logVar lies within ±range. Small ranges show a wrong factor, and large ranges an overflow or a limit. */
  readonly range: number;
  /** The first row of mu, the second of logVar and the third of eps are 0. */
  readonly zeros?: boolean;
}

interface Inputs {
  readonly mu: NumericArray;
  readonly logVar: NumericArray;
  readonly eps: NumericArray;
}

function draw(random: Random, { shape = [5, 3], range, zeros = false }: CaseSpec): Inputs {
  const withZeros = (array: NumericArray, row: number): NumericArray =>
    zeros ? filled(shape, (i) => (Math.floor(i / shape[1]) === row ? 0 : (array.data[i] ?? NaN))) : array;
  return {
    mu: withZeros(ofBothSigns(shape, random, [0.3, 3]), 0),
    logVar: withZeros(upTo(shape, random, range), 1),
    eps: withZeros(ofBothSigns(shape, random, [0.2, 2]), 2),
  };
}

type MakeCase = (random: Random, spec: CaseSpec) => Case;

const valueCase: MakeCase = (random, spec) => {
  const inputs = draw(random, spec);
  return {
    evaluation: { target: 'reparametrize', inputs: { ...inputs } },
    expected: { outputs: { value: within(reparametrize(inputs), c) } },
  };
};

const gradientCase: MakeCase = (random, spec) => {
  const inputs = draw(random, spec);
  const cotangent = ofBothSigns(inputs.mu.shape, random, [0.5, 1.5]);
  const vjp = reparametrizeVjp({ ...inputs, cotangent });
  return {
    evaluation: {
      target: 'reparametrize',
      inputs: { ...inputs },
      gradient: { wrt: ['mu', 'logVar'], cotangents: { value: cotangent } },
    },
    expected: {
      outputs: { value: within(reparametrize(inputs), c) },
      gradients: { mu: within(vjp.mu, c), logVar: within(vjp.logVar, c) },
    },
  };
};

const strata = (make: MakeCase): Strata => ({
  'logVar in ±1': (random) => make(random, { range: 1 }),
  'logVar in ±4': (random) => make(random, { range: 4 }),
  'logVar in ±20': (random) => make(random, { range: 20 }),
  'zeros in mu, logVar or eps': (random) => make(random, { range: 2, zeros: true }),
  'as many examples as latents': (random) => make(random, { shape: [3, 3], range: 2 }),
});

/** Values only: tfjs cannot differentiate tf.unstack where it returns one tensor. */
const singles: Strata = {
  'a single example': (random) => valueCase(random, { shape: [1, 4], range: 2 }),
  'a single latent': (random) => valueCase(random, { shape: [4, 1], range: 2 }),
};

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'z = μ + σ ε',
      points: 1,
      strata: { ...strata(valueCase), ...singles },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches μ and logVar',
      points: 1,
      strata: strata(gradientCase),
    }),
    usesTheNoise(0),
  ],
});
