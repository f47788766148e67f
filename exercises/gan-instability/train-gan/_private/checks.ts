import {
  attemptsFor,
  defineHiddenChecks,
  failed,
  judgeBy,
  oracleCheck,
  parseCalibration,
  propertyCheck,
  trainedCheck,
  within,
  type Case,
  type Expected,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { exact } from '#reference/oracle/dense.ts';
import type { Estimate, ganTraining } from '#reference/oracle/index.ts';
import { exactMlp, forward, type Mlp } from '#reference/oracle/mlp.ts';
import exercise from '../exercise.ts';
import stored from './calibration.json' with { type: 'json' };
import { drawNetworks, drawRows, drawStep, small, variablesOf, type StepSpec } from './draw.ts';
import { checkStart } from './initial-weights.ts';
import { measureNames, trainOnRing } from './training.ts';

/** Calibrated: see tests/calibration. */
const c = 2;

const bands = parseCalibration(stored)['trained'] ?? {};
const runs = Math.min(...Object.values(bands).map((band) => band.runs), 1e6);

/** Steps from given weights. Each check tests a different part of their result. */
const specs: Readonly<Record<string, StepSpec>> = {
  'batches of five examples': {},
  // Not of one, because tf.unstack has no gradient for a single row.
  'batches of two examples': { batch: 2 },
  'data of one dimension': { sizes: { latentSize: 2, hiddenSize: 5, dataSize: 1 } },
  'data of four dimensions': { sizes: { latentSize: 2, hiddenSize: 5, dataSize: 4 } },
  'gamma = 0': { gamma: 0 },
  'decay = 0': { decay: 0 },
  'decay = 1': { decay: 1 },
};

const steps = (
  names: readonly (keyof typeof specs)[],
  look: (step: ganTraining.GanSteps) => Readonly<Record<string, Expected>>,
) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (random: Random): Case => {
        const { evaluation, right } = drawStep(random, specs[name] ?? {});
        return { evaluation, expected: { outputs: look(right) } };
      },
    ]),
  );

const group = (letter: 'g' | 'd' | 'a', network: Mlp<Estimate> | undefined): Record<string, Expected> => {
  if (!network) throw new Error('internal: the oracle averages no weights');
  return Object.fromEntries(
    Object.entries(variablesOf(letter, network)).map(([name, value]) => [name, within(value, c)]),
  );
};

/** The loss of the single step. */
function lossOf(losses: readonly Estimate[]): Expected {
  const [loss] = losses;
  if (!loss) throw new Error('internal: the oracle took no step');
  return within(loss, c);
}

const outputOf = (network: Mlp<NumericArray>, x: NumericArray): Expected =>
  within(forward(exactMlp(network), exact(x)).output, c);

function networksCase(random: Random, sizes: typeof small, batch: number): Case {
  const { weights, inputs } = drawNetworks(random, sizes);
  const { z, x } = drawRows(random, sizes, batch);
  return {
    evaluation: { target: 'networks', inputs: { ...inputs, z, x }, params: sizes },
    expected: {
      outputs: { samples: outputOf(weights.generator, z), logits: outputOf(weights.discriminator, x) },
    },
  };
}

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    propertyCheck({
      id: 'initial',
      title: 'kernels are random, from the seed, with a usable scale; biases are zero; the average is a copy',
      points: 0.5,
      run: checkStart,
    }),
    oracleCheck({
      id: 'networks',
      title: 'both networks compute what the docstring says',
      points: 0.5,
      strata: {
        'two-dimensional data': (random) => networksCase(random, small, 5),
        'other sizes': (random) => networksCase(random, { latentSize: 5, hiddenSize: 3, dataSize: 4 }, 4),
        'a batch of one example': (random) => networksCase(random, small, 1),
      },
    }),
    oracleCheck({
      id: 'discriminator',
      title: 'the discriminator minimises its loss with the R1 penalty',
      points: 1,
      strata: steps(
        ['batches of five examples', 'batches of two examples', 'data of four dimensions', 'gamma = 0'],
        ({ discriminatorLosses, discriminator }) => ({
          discriminatorLoss: lossOf(discriminatorLosses),
          ...group('d', discriminator),
        }),
      ),
    }),
    oracleCheck({
      id: 'generator',
      title: 'the generator minimises the non-saturating loss, against the updated discriminator',
      points: 1,
      strata: steps(
        ['batches of five examples', 'batches of two examples', 'data of one dimension'],
        ({ generatorLosses, generator }) => ({
          generatorLoss: lossOf(generatorLosses),
          ...group('g', generator),
        }),
      ),
    }),
    oracleCheck({
      id: 'average',
      title: 'the average follows the generator',
      points: 1,
      strata: steps(
        ['batches of five examples', 'data of one dimension', 'decay = 0', 'decay = 1'],
        ({ average }) => group('a', average),
      ),
    }),
    trainedCheck({
      id: 'trained',
      title: 'trained for 1,500 steps, the averaged generator covers a ring of eight Gaussians',
      points: 2,
      attempts: attemptsFor(runs),
      train: trainOnRing,
      judge: (measures) =>
        (measures[measureNames.modes] ?? 0) < 7
          ? failed(`${String(measures[measureNames.modes])} of 8 modes are covered; at least 7 are required.`)
          : judgeBy(bands, measures, { [measureNames.quality]: 'more' }),
    }),
  ],
});
