import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { linearGaussian } from '#reference/oracle/index.ts';
import { between, ofBothSigns, signed, upTo, type Interval, type Strata } from '../../_private/draw.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 6;

interface CaseSpec {
  readonly batch?: number;
  readonly a: Interval;
  readonly s: Interval;
  /** logVar lies within ±range, both ends included. If absent, it is not near 0. */
  readonly range?: number;
  /** q is the exact posterior, rounded to float32. */
  readonly atPosterior?: boolean;
  /** The first x, the second mu and the third logVar are 0. */
  readonly zeros?: boolean;
}

const magnitudes: Interval = [0.5, 1.5];
const numberOf = ({ data }: NumericArray): number => data[0] ?? NaN;

/** The student's inputs, and the same for the oracle, for which a and s are numbers. */
function draw(random: Random, { batch = 4, a, s, range, atPosterior = false, zeros = false }: CaseSpec) {
  const withZero = (array: NumericArray, at: number): NumericArray =>
    zeros ? filled([batch], (i) => (i === at ? 0 : (array.data[i] ?? NaN))) : array;
  const model = {
    x: withZero(ofBothSigns([batch], random, [1, 3]), 0),
    a: filled([], () => between(random, a)),
    s: filled([], () => between(random, s)),
  };
  const numbers = { x: model.x, a: numberOf(model.a), s: numberOf(model.s) };
  const { mean, variance } = linearGaussian.posterior(numbers);
  const logVar =
    range === undefined ? ofBothSigns([batch], random, magnitudes) : upTo([batch], random, range);
  const q = atPosterior
    ? {
        mu: filled([batch], (i) => mean.value[i] ?? NaN),
        logVar: filled([batch], () => Math.log(variance.value[0] ?? NaN)),
      }
    : {
        mu: withZero(
          filled([batch], () => signed(random, magnitudes)),
          1,
        ),
        logVar: withZero(logVar, 2),
      };
  return { inputs: { ...model, ...q }, model, numbers: { ...numbers, ...q } };
}

type MakeCase = (random: Random, spec: CaseSpec) => Case;

const evidenceCase: MakeCase = (random, spec) => {
  const { model, numbers } = draw(random, spec);
  return {
    evaluation: { target: 'logEvidence', inputs: model },
    expected: { outputs: { value: within(linearGaussian.logEvidence(numbers), c) } },
  };
};

const posteriorCase: MakeCase = (random, spec) => {
  const { model, numbers } = draw(random, spec);
  const { mean, variance } = linearGaussian.posterior(numbers);
  return {
    evaluation: { target: 'posterior', inputs: model },
    expected: { outputs: { mean: within(mean, c), variance: within(variance, c) } },
  };
};

const valueCase =
  (target: 'elbo' | 'gap'): MakeCase =>
  (random, spec) => {
    const { inputs, numbers } = draw(random, spec);
    return {
      evaluation: { target, inputs },
      expected: { outputs: { value: within(linearGaussian[target](numbers), c) } },
    };
  };

const gradientCase =
  (target: 'elbo' | 'gap'): MakeCase =>
  (random, spec) => {
    const { inputs, numbers } = draw(random, spec);
    const cotangent = ofBothSigns(inputs.x.shape, random, magnitudes);
    const vjp = linearGaussian[`${target}Vjp`]({ ...numbers, cotangent });
    return {
      evaluation: {
        target,
        inputs,
        gradient: { wrt: ['mu', 'logVar'], cotangents: { value: cotangent } },
      },
      // The values have their own checks. A bound with a wrong constant has the right gradient.
      expected: { outputs: {}, gradients: { mu: within(vjp.mu, c), logVar: within(vjp.logVar, c) } },
    };
  };

/** The sum has the rounding errors of both its terms, and of the parts that cancel. */
const identityCase: MakeCase = (random, spec) => {
  const { inputs, numbers } = draw(random, spec);
  const sum = { ...linearGaussian.logEvidence(numbers), scale: linearGaussian.gap(numbers).scale };
  return {
    evaluation: { target: 'elboPlusGap', inputs },
    expected: { outputs: { value: within(sum, c) } },
  };
};

/** a and s are far from 1 and from each other, so that a missing square, root or quotient shows. */
const slopes: Readonly<Record<string, CaseSpec>> = {
  'a above s': { a: [1.3, 2], s: [0.4, 0.8] },
  'a below s': { batch: 5, a: [0.3, 0.7], s: [1.4, 2.2] },
  'a below 0': { batch: 3, a: [-2, -1.2], s: [1.3, 1.8] },
  'a = 0': { batch: 3, a: [0, 0], s: [0.4, 0.8] },
  'little noise': { a: [0.4, 0.8], s: [0.05, 0.1] },
};
const zeros: CaseSpec = { a: [1.3, 2], s: [0.4, 0.8], zeros: true };
const wide: CaseSpec = { a: [0.4, 0.8], s: [1.4, 2.2], range: 8 };
const exact: CaseSpec = { batch: 3, a: [1.3, 2], s: [0.4, 0.8], atPosterior: true };
const single: CaseSpec = { batch: 1, a: [1.3, 2], s: [1.4, 2.2] };

const ofModel: Readonly<Record<string, CaseSpec>> = {
  ...slopes,
  'a single example': single,
  'x = 0 for an example': zeros,
};
const ofPosterior: Readonly<Record<string, CaseSpec>> = {
  ...slopes,
  'zeros in x, mu or logVar': zeros,
  'logVar in ±8': wide,
  'q is the posterior': exact,
};
/** At mu ± σ, as a quadrature takes them, the terms of a gradient grow with σ and cancel; at logVar = 4 little is lost. */
const ofGradient: Readonly<Record<string, CaseSpec>> = {
  ...slopes,
  'zeros in x, mu or logVar': zeros,
  'logVar in ±4': { ...wide, range: 4 },
  'q is the posterior': exact,
};

const strata = (specs: Readonly<Record<string, CaseSpec>>, ...makers: readonly MakeCase[]): Strata =>
  Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, (random) => makers.map((make) => make(random, spec))]),
  );
/** Values only: tfjs cannot differentiate tf.unstack where it returns one tensor. */
const withSingle = (...makers: readonly MakeCase[]): Strata =>
  strata({ ...ofPosterior, 'a single example': single }, ...makers);

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'evidence',
      title: 'log p(x), with z integrated out',
      points: 0.5,
      strata: strata(ofModel, evidenceCase),
    }),
    oracleCheck({
      id: 'posterior',
      title: 'the exact posterior, which is the prior if the slope is 0',
      points: 0.5,
      strata: strata(ofModel, posteriorCase),
    }),
    oracleCheck({
      id: 'elbo',
      title: 'the bound, with its expectation computed exactly',
      points: 0.5,
      strata: withSingle(valueCase('elbo')),
    }),
    oracleCheck({
      id: 'gap',
      title: 'the divergence from q to the posterior, 0 if q is the posterior',
      points: 0.5,
      strata: withSingle(valueCase('gap')),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradients of bound and gap in mu and logVar are opposite, and 0 at the posterior',
      points: 0.5,
      strata: strata(ofGradient, gradientCase('elbo'), gradientCase('gap')),
    }),
    oracleCheck({
      id: 'identity',
      title: 'bound and gap add up to log p(x), whatever q is',
      points: 0.5,
      strata: withSingle(identityCase),
    }),
  ],
});
