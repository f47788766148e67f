import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { gradientPenalty } from '#reference/oracle/index.ts';
import { distanceFromKink } from '#reference/oracle/mlp.ts';
import exercise from '../exercise.ts';
import { repeatable } from '../repeatable.ts';
import { mlpOf } from '../../_private/networks.ts';
import { drawInputs, gradientCase, valueCase, type CaseSpec } from './cases.ts';

type Specs = Readonly<Record<string, readonly CaseSpec[]>>;

const line: CaseSpec = { activation: 'tanh', hidden: [], features: 3, norm: 0.3 };
const curve: CaseSpec = { activation: 'tanh', hidden: [5], features: 3, norm: 0.3 };

const linear: Specs = {
  'a norm below 1': [line],
  'a norm near 1': [{ ...line, features: 2, norm: 1 }],
  'a norm above 1': [{ ...line, features: 5, norm: 3 }],
  'a single feature': [{ ...line, features: 1, norm: 2 }],
  'a batch of one example': [{ ...line, pairs: 0, norm: 2 }],
};

/** Norms near 0.3 distinguish a one-sided penalty from the correct one. Norms near 3 do not. */
const curved: Specs = {
  'norms below 1': [curve, { activation: 'leakyRelu', hidden: [5, 4], features: 3, norm: 0.3 }],
  'norms near 1': [
    { activation: 'softplus', hidden: [6, 4], features: 2, norm: 1 },
    { activation: 'tanh', hidden: [4, 5], features: 2, norm: 1 },
  ],
  'norms above 1': [
    { activation: 'leakyRelu', hidden: [5], features: 4, norm: 3 },
    { activation: 'softplus', hidden: [5], features: 3, norm: 3 },
  ],
  'alpha of 0 and 1': [{ ...curve, ends: true, norm: 0.6 }],
  'a single feature': [{ ...curve, features: 1, norm: 2 }],
  'a batch of one example': [{ ...curve, pairs: 0, norm: 2 }],
};

const differentiated: Specs = Object.fromEntries(
  Object.entries(curved).filter(([, specs]) => specs.every(({ pairs }) => pairs !== 0)),
);

const withTarget = (target: number): readonly CaseSpec[] => [{ ...curve, norm: 1, target }];

const targets: Specs = {
  'a target of 0': withTarget(0),
  'a target between 0 and 1': withTarget(0.5),
  'a target of 1, given': withTarget(1),
  'a target above 1': withTarget(3),
};

const weightsOf = ({ activation, hidden }: CaseSpec): string[] => {
  const layers = Array.from({ length: hidden.length + 1 }, (_, l) => l);
  // The gradient of a piecewise linear critic does not depend on its biases, and no critic's depends on the last bias.
  // The derivative is then zero, or there is no path.
  const biases = activation === 'leakyRelu' ? [] : layers.slice(0, -1);
  return [...layers.map((l) => `kernel${l}`), ...biases.map((l) => `bias${l}`)];
};

/**
 * Each unit has positive weights of at least 0.5 and a bias of at most −0.5. It is dead for every point below 0, and alive for
 * every point whose coordinates are at least 0.9: 2 · 0.5 · 0.9 exceeds 0.8.
 */
function withDeadExamples(random: Random) {
  for (;;) {
    const positive = (shape: readonly number[]) => filled(shape, () => 0.5 + random.uniform());
    const critic = mlpOf('relu', [2, 4, 1], (shape) =>
      shape.length === 1 ? filled(shape, () => -0.5 - 0.3 * random.uniform()) : positive(shape),
    );
    const signs = [1, -1, 1, -1, 1];
    const points = () =>
      float32(
        [5, 2],
        signs.flatMap((sign) => [0, 1].map(() => sign * (0.9 + random.uniform()))),
      );
    const inputs = {
      critic,
      real: points(),
      fake: points(),
      alpha: float32([5, 1], [0.5, 0.5, 0.5, 0.5, 0.5]),
    };
    if (distanceFromKink(gradientPenalty.atInterpolates(inputs)) > 0.01) return inputs;
  }
}

/** All norms are 0, because the critic's last kernel is zero, as in some initialisations. */
function withZeroLastKernel(random: Random, spec: CaseSpec) {
  const { critic, ...batch } = drawInputs(random, spec);
  const { kernel } = critic.last;
  const zero = {
    ...critic.last,
    kernel: float32(
      kernel.shape,
      kernel.data.map(() => 0),
    ),
  };
  return { critic: { ...critic, last: zero }, ...batch };
}

const flat: Readonly<Record<string, (random: Random) => Case>> = {
  'a linear critic without slope': (random) =>
    gradientCase(random, withZeroLastKernel(random, line), ['kernel0'], {
      judgeValue: true,
      finite: ['kernel0'],
    }),
  'a last layer of zeros': (random) =>
    gradientCase(
      random,
      withZeroLastKernel(random, { ...curve, target: 0.5 }),
      ['kernel0', 'bias0', 'kernel1'],
      { judgeValue: true, finite: ['kernel1'] },
    ),
  'some examples where all units are dead': (random) =>
    gradientCase(random, withDeadExamples(random), ['kernel0', 'kernel1'], { judgeValue: true }),
};

const strata = (specs: Specs, toCase: (random: Random, spec: CaseSpec) => Case) =>
  Object.fromEntries(
    Object.entries(specs).map(([name, each]) => [
      name,
      (random: Random): Case[] => each.map((spec) => toCase(random, spec)),
    ]),
  );

const values = (specs: Specs) => strata(specs, (random, spec) => valueCase(drawInputs(random, spec)));

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'linear',
      title: 'for a linear critic w · x + b it is (‖w‖ − 1)²',
      points: 0.5,
      strata: values(linear),
    }),
    oracleCheck({
      id: 'value',
      title: 'the mean of (‖∇D‖ − 1)² at points between real and fake',
      points: 1.5,
      strata: values(curved),
    }),
    oracleCheck({
      id: 'target',
      title: 'target replaces 1, and 0 is a valid target',
      points: 0.5,
      strata: values(targets),
    }),
    oracleCheck({
      id: 'weights',
      title: 'its gradient reaches the critic’s weights: a second derivative',
      points: 2,
      // Without a batch of one example, because tf.unstack has no gradient for a single row.
      strata: strata({ 'a linear critic': [line], ...differentiated }, (random, spec) =>
        gradientCase(random, drawInputs(random, spec), weightsOf(spec)),
      ),
    }),
    oracleCheck({
      id: 'flat',
      title: 'a gradient of zero costs target², and nothing is NaN',
      points: 0.5,
      strata: flat,
    }),
    repeatable(0),
  ],
});
