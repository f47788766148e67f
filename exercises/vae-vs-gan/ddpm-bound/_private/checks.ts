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
import { ddpm } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 3;

type Interval = readonly [from: number, to: number];

const between = (random: Random, [from, to]: Interval): number => from + (to - from) * random.uniform();

/** Magnitudes from 0.5 to 1.5 times `size`, with signs in turn. */
function drawn(random: Random, shape: readonly number[], size = 1): NumericArray {
  const first = random.uniform() < 0.5 ? 0 : 1;
  return filled(shape, (i) => ((i + first) % 2 === 0 ? size : -size) * between(random, [0.5, 1.5]));
}

interface Shape {
  readonly batch?: number;
  readonly dim?: number;
}

interface NoisedSpec extends Shape {
  readonly alphaBar: (random: Random, row: number) => number;
}

const noisedCase =
  ({ batch = 4, dim = 3, alphaBar }: NoisedSpec) =>
  (random: Random): Case => {
    const inputs = {
      x: drawn(random, [batch, dim], 2),
      alphaBar: filled([batch], (row) => alphaBar(random, row)),
      eps: drawn(random, [batch, dim]),
    };
    return {
      evaluation: { target: 'diffuse', inputs },
      expected: { outputs: { value: within(ddpm.diffuse(inputs), c) } },
    };
  };

interface DenoisedSpec extends Shape {
  readonly previous?: Interval;
  /** α_t. */
  readonly alpha?: Interval;
}

const denoisedCase =
  ({ batch = 4, dim = 3, previous = [0.3, 0.95], alpha = [0.4, 0.9] }: DenoisedSpec) =>
  (random: Random): Case => {
    const alphaBarPrevious = filled([batch], () => between(random, previous));
    const inputs = {
      x0: drawn(random, [batch, dim], 2),
      xt: drawn(random, [batch, dim]),
      alphaBarPrevious,
      alphaBar: filled([batch], (row) => between(random, alpha) * (alphaBarPrevious.data[row] ?? NaN)),
    };
    return {
      evaluation: { target: 'posteriorMean', inputs },
      expected: { outputs: { value: within(ddpm.posteriorMean(inputs), c) } },
    };
  };

interface BoundSpec extends Shape {
  readonly steps: number;
  /** α_t of every step. */
  readonly alpha?: Interval;
  /** Magnitude of x. */
  readonly size?: number;
}

/** The factors are far from one another and from the best ones, so that a prediction for another step shows. */
function drawBound(random: Random, spec: BoundSpec) {
  const { batch = 4, dim = 3, steps, alpha = [0.5, 0.85], size = 1.5 } = spec;
  const alphaBar: number[] = [];
  for (let t = 1; t <= steps; t++)
    alphaBar.push(Math.fround((alphaBar[t - 2] ?? 1) * between(random, alpha)));
  const inputs = {
    x: drawn(random, [batch, dim], size),
    factor: float32(
      [steps + 1],
      Array.from({ length: steps + 1 }, (_, t) => 0.3 + 0.5 * (t % 3) + between(random, [-0.1, 0.1])),
    ),
    eps: drawn(random, [steps, batch, dim]),
  };
  const params = Object.fromEntries(alphaBar.map((share, i) => [`alphaBar${i + 1}`, share]));
  return { evaluation: { target: 'ddpmBound', inputs, params }, numbers: { ...inputs, alphaBar } };
}

type Term = keyof ReturnType<typeof ddpm.ddpmBound>;

const termCase =
  (term: Term, spec: BoundSpec) =>
  (random: Random): Case => {
    const { evaluation, numbers } = drawBound(random, spec);
    return { evaluation, expected: { outputs: { [term]: within(ddpm.ddpmBound(numbers)[term], c) } } };
  };

/** Each t from 1 to T once. */
const callsCase =
  (spec: BoundSpec) =>
  (random: Random): Case => {
    const { evaluation } = drawBound(random, spec);
    const shape = [spec.steps + 1];
    const value = filled(shape, (t) => (t === 0 ? 0 : 1)).data;
    return {
      evaluation,
      expected: { outputs: { calls: within({ shape, value, scale: new Float64Array(value.length) }, c) } },
    };
  };

const gradientCase =
  (spec: BoundSpec) =>
  (random: Random): Case => {
    const { evaluation, numbers } = drawBound(random, spec);
    const [batch = 0] = numbers.x.shape;
    const cotangents = {
      denoising: drawn(random, [spec.steps - 1, batch]),
      reconstruction: drawn(random, [batch]),
    };
    const { factor } = ddpm.ddpmBoundVjp({ ...numbers, ...cotangents });
    return {
      evaluation: { ...evaluation, gradient: { wrt: ['factor'], cotangents } },
      // The values have their own checks. A bound with a wrong constant has the right gradient.
      expected: { outputs: {}, gradients: { factor: within(factor, c) } },
    };
  };

const bounds: Readonly<Record<string, BoundSpec>> = {
  'three steps': { steps: 3 },
  'a single step': { steps: 1 },
  'two steps': { steps: 2, batch: 3, dim: 4 },
  'as many steps as examples and dimensions': { steps: 3, batch: 3, dim: 3 },
  'a single example': { steps: 4, batch: 1 },
  'a single dimension': { steps: 4, dim: 1 },
  'little noise at each step': { steps: 8, batch: 2, dim: 2, alpha: [0.9, 0.97] },
  'nearly all noise at each step': { steps: 3, batch: 2, alpha: [0.02, 0.2] },
  'data far from 0': { steps: 3, size: 20 },
};
/** Whether there is nothing to stack is asked once, in the check of the denoising terms. */
const several = Object.fromEntries(Object.entries(bounds).filter(([, { steps }]) => steps > 1));

const strata = (
  specs: Readonly<Record<string, BoundSpec>>,
  make: (spec: BoundSpec) => (random: Random) => Case,
) => Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, make(spec)]));

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'diffuse',
      title: 'diffuse keeps √ᾱ of the data and adds √(1 − ᾱ) of the noise',
      points: 0.5,
      strata: {
        'between data and noise': noisedCase({ alphaBar: (random) => between(random, [0.1, 0.9]) }),
        'as many examples as dimensions': noisedCase({
          ...{ batch: 3, dim: 3 },
          alphaBar: (random, row) => between(random, [0.1, 0.3]) + 0.3 * row,
        }),
        'ᾱ = 1 or 0 for an example': noisedCase({ alphaBar: (_, row) => [1, 0, 0.5, 1][row] ?? NaN }),
        'a single example': noisedCase({
          batch: 1,
          dim: 5,
          alphaBar: (random) => between(random, [0.1, 0.9]),
        }),
        'a single dimension': noisedCase({ dim: 1, alphaBar: (random) => between(random, [0.1, 0.9]) }),
      },
    }),
    oracleCheck({
      id: 'posterior',
      title: 'posteriorMean weighs x0 and xt, and is x0 at t = 1',
      points: 0.5,
      strata: {
        'between data and noise': denoisedCase({}),
        'as many examples as dimensions': denoisedCase({ batch: 3, dim: 3 }),
        't = 1': denoisedCase({ previous: [1, 1] }),
        'ᾱ_t = 0': denoisedCase({ alpha: [0, 0] }),
        'little noise at this step': denoisedCase({ alpha: [0.95, 0.98] }),
        'a single example': denoisedCase({ batch: 1, dim: 5 }),
        'a single dimension': denoisedCase({ dim: 1 }),
      },
    }),
    oracleCheck({
      id: 'prior',
      title: 'the prior term: the KL divergence of x_T to N(0, I)',
      points: 0.5,
      strata: strata(several, (spec) => termCase('prior', spec)),
    }),
    oracleCheck({
      id: 'denoising',
      title: 'a KL divergence for each step from t = 2 to T, with the variance β_t',
      points: 1,
      strata: strata(bounds, (spec) => termCase('denoising', spec)),
    }),
    oracleCheck({
      id: 'reconstruction',
      title: 'the reconstruction: −log p(x | x_1), with its constant',
      points: 0.5,
      strata: strata(several, (spec) => termCase('reconstruction', spec)),
    }),
    oracleCheck({
      id: 'calls',
      title: 'predict is called once for each t from 1 to T',
      points: 0.5,
      strata: strata(
        { 'three steps': { steps: 3 }, 'two steps': { steps: 2 }, 'six steps': { steps: 6, batch: 2 } },
        callsCase,
      ),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient of the terms reaches what predict depends on',
      points: 0.5,
      strata: strata(several, gradientCase),
    }),
  ],
});
