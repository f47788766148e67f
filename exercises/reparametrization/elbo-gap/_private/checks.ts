import {
  defineHiddenChecks,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { linearGaussian } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 6;

interface CaseSpec {
  readonly batch: number;
  readonly a: readonly [from: number, to: number];
  readonly s: readonly [from: number, to: number];
  /** q is the exact posterior, rounded to float32. */
  readonly atPosterior?: boolean;
}

/** a and s are far from 1 and from each other, so that a missing square, root or quotient shows. */
const specs: readonly CaseSpec[] = [
  { batch: 5, a: [1.3, 2], s: [0.4, 0.8] },
  { batch: 4, a: [0.3, 0.7], s: [1.4, 2.2] },
  { batch: 3, a: [-2, -1.2], s: [1.2, 1.8] },
];
const withoutSlope: CaseSpec = { batch: 3, a: [0, 0], s: [0.4, 0.8] };
const exact: readonly CaseSpec[] = specs.map((spec) => ({ ...spec, atPosterior: true }));

const vector = (size: number, value: (i: number) => number): NumericArray =>
  float32(
    [size],
    Array.from({ length: size }, (_, i) => value(i)),
  );
const scalar = (random: Random, [from, to]: readonly [number, number]): NumericArray =>
  float32([], [from + (to - from) * random.uniform()]);
const numberOf = ({ data }: NumericArray): number => data[0] ?? NaN;
/** Random sign, with a magnitude from 0.5 to 1.5. */
const signed = (random: Random): number => (random.uniform() < 0.5 ? -1 : 1) * (0.5 + random.uniform());

/** The student's inputs, and the same for the oracle, for which a and s are numbers. */
function draw(random: Random, { batch, a, s, atPosterior = false }: CaseSpec) {
  const model = {
    x: vector(batch, () => 2 * signed(random)),
    a: scalar(random, a),
    s: scalar(random, s),
  };
  const numbers = { x: model.x, a: numberOf(model.a), s: numberOf(model.s) };
  const { mean, variance } = linearGaussian.posterior(numbers);
  const q = atPosterior
    ? {
        mu: vector(batch, (i) => mean.value[i] ?? NaN),
        logVar: vector(batch, () => Math.log(variance.value[0] ?? NaN)),
      }
    : { mu: vector(batch, () => signed(random)), logVar: vector(batch, () => signed(random)) };
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
    const cotangent = vector(spec.batch, () => signed(random));
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

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'evidence',
      title: 'log p(x), with z integrated out',
      points: 0.5,
      cases: (random) => [...specs, withoutSlope].map((spec) => evidenceCase(random, spec)),
    }),
    oracleCheck({
      id: 'posterior',
      title: 'the exact posterior, which is the prior if the slope is 0',
      points: 0.5,
      cases: (random) => [...specs, withoutSlope].map((spec) => posteriorCase(random, spec)),
    }),
    oracleCheck({
      id: 'elbo',
      title: 'the bound, with its expectation computed exactly',
      points: 0.5,
      cases: (random) => [...specs, withoutSlope].map((spec) => valueCase('elbo')(random, spec)),
    }),
    oracleCheck({
      id: 'gap',
      title: 'the divergence from q to the posterior, 0 if q is the posterior',
      points: 0.5,
      cases: (random) => [...specs, ...exact].map((spec) => valueCase('gap')(random, spec)),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradients of bound and gap in mu and logVar are opposite, and 0 at the posterior',
      points: 0.5,
      cases: (random) =>
        (['elbo', 'gap'] as const).flatMap((target) =>
          [...specs.slice(0, 2), ...exact.slice(0, 1)].map((spec) => gradientCase(target)(random, spec)),
        ),
    }),
    oracleCheck({
      id: 'identity',
      title: 'bound and gap add up to log p(x), whatever q is',
      points: 0.5,
      cases: (random) => [...specs, ...exact.slice(0, 1)].map((spec) => identityCase(random, spec)),
    }),
  ],
});
