import {
  attemptsFor,
  defineHiddenChecks,
  judgeBy,
  oracleCheck,
  parseCalibration,
  propertyCheck,
  trainedCheck,
  within,
  type Case,
  type Expected,
  type Random,
} from '#grader/core/index.ts';
import { exact } from '#reference/oracle/dense.ts';
import { vae, type Estimate } from '#reference/oracle/index.ts';
import { mapValues } from '#reference/shared/map-values.ts';
import type { Strata } from '../../_private/draw.ts';
import exercise from '../exercise.ts';
import stored from './calibration.json' with { type: 'json' };
import { checkStart } from './initial-weights.ts';
import { drawLatents, drawStepInputs, specs, type StepSpec } from './sizes.ts';
import { measureNames, trainOnDigits } from './training.ts';

/** Calibrated: see tests/calibration. The outputs of a network average over fewer terms than its loss. */
const cNetwork = 4;
const c = 2;

const bands = parseCalibration(stored)['trained'] ?? {};
const runs = Math.min(...Object.values(bands).map((band) => band.runs), 1e6);

type MakeCase = (random: Random, spec: StepSpec) => Case;

const encodeCase: MakeCase = (random, spec) => {
  const { weights, x, sizes } = drawStepInputs(random, spec);
  const { mu, logVar } = vae.encode(weights, x);
  return {
    evaluation: { target: 'encode', inputs: { ...weights, x }, params: { ...sizes } },
    expected: { outputs: { mu: within(mu, cNetwork), logVar: within(logVar, cNetwork) } },
  };
};

const decodeCase: MakeCase = (random, spec) => {
  const inputs = drawStepInputs(random, spec);
  const { weights, sizes } = inputs;
  const z = drawLatents(random, inputs);
  return {
    evaluation: { target: 'decode', inputs: { ...weights, z }, params: { ...sizes } },
    expected: { outputs: { value: within(vae.decode(weights, exact(z)).logits, cNetwork) } },
  };
};

const lossCase =
  (calls: number): MakeCase =>
  (random, spec) => {
    const { weights, x, eps, sizes } = drawStepInputs(random, spec);
    return {
      evaluation: { target: 'loss', inputs: { ...weights, x, eps }, params: { ...sizes, calls } },
      expected: { outputs: { value: within(vae.loss(weights, x, eps), c) } },
    };
  };

const stepCase: MakeCase = (random, spec) => {
  const { weights, x, eps, sizes } = drawStepInputs(random, spec);
  const gradients = vae.gradients(weights, x, eps);
  const outputs = (Object.entries(gradients) as [string, Estimate][]).map(
    ([name, gradient]): [string, Expected] => {
      const before = weights[name as keyof vae.VaeWeights];
      const after = {
        shape: before.shape,
        value: gradient.value.map((slope, i) => (before.data[i] ?? NaN) - slope),
        scale: gradient.scale.map((scale, i) => scale + Math.abs(before.data[i] ?? NaN)),
      };
      return [name, within(after, c)];
    },
  );
  return {
    evaluation: { target: 'step', inputs: { ...weights, x, eps }, params: { ...sizes } },
    expected: { outputs: Object.fromEntries(outputs) },
  };
};

const strata = (make: MakeCase): Strata => mapValues(specs, (spec) => (random: Random) => make(random, spec));
const withSingle = (make: MakeCase): Strata => ({
  ...strata(make),
  'a single image': (random) => make(random, { batch: 1 }),
});

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    propertyCheck({
      id: 'initial',
      title: 'ten variables; kernels are random, from the seed, with a usable scale; biases are zero',
      points: 1,
      run: checkStart,
    }),
    oracleCheck({
      id: 'encode',
      title: 'encode returns mu and logVar for the given weights',
      points: 0.5,
      strata: withSingle(encodeCase),
    }),
    oracleCheck({
      id: 'decode',
      title: 'decode returns logits for given latents',
      points: 0.5,
      strata: withSingle(decodeCase),
    }),
    oracleCheck({
      id: 'loss',
      title: 'loss is the negative ELBO at z = mu + σ eps, in nats per image',
      points: 1,
      strata: {
        ...withSingle(lossCase(1)),
        'the second of two calls': (random) => lossCase(2)(random, {}),
      },
    }),
    oracleCheck({
      id: 'step',
      title: 'one step of gradient descent changes every variable by the right amount',
      points: 1,
      strata: strata(stepCase),
    }),
    trainedCheck({
      id: 'trained',
      title: 'trained for 500 steps, it models digits that it has not seen',
      points: 2,
      attempts: attemptsFor(runs),
      train: trainOnDigits,
      judge: (measures) =>
        judgeBy(bands, measures, {
          [measureNames.negativeElbo]: 'less',
          [measureNames.activeUnits]: 'more',
        }),
    }),
  ],
});
