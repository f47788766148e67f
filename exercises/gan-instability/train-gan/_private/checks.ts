import {
  attemptsFor,
  checkInitialWeights,
  defineHiddenChecks,
  failed,
  judgeBy,
  oracleCheck,
  parseCalibration,
  passed,
  propertyCheck,
  sameNumbers,
  trainedCheck,
  within,
  type Case,
  type Expected,
  type NumericArray,
  type Outcome,
  type Random,
  type Session,
} from '#grader/core/index.ts';
import { exact } from '#reference/oracle/dense.ts';
import type { Estimate, ganTraining } from '#reference/oracle/index.ts';
import { exactMlp, forward, type Mlp } from '#reference/oracle/mlp.ts';
import exercise from '../exercise.ts';
import stored from './calibration.json' with { type: 'json' };
import { drawNetworks, drawRows, drawStep, shapesOf, small, variablesOf } from './draw.ts';
import { measureNames, trainOnRing } from './training.ts';

/** Calibrated: see tests/calibration. */
const c = 2;

const bands = parseCalibration(stored)['trained'] ?? {};
const runs = Math.min(...Object.values(bands).map((band) => band.runs), 1e6);

/** Steps from fresh weights. Each check tests a different part of their result. */
const steps =
  (look: (step: ganTraining.GanSteps) => Readonly<Record<string, Expected>>) =>
  (random: Random): Case[] =>
    [1, 2].map(() => {
      const { evaluation, right } = drawStep(random);
      return { evaluation, expected: { outputs: look(right) } };
    });

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

async function checkStart(session: Session, random: Random): Promise<Outcome> {
  const sizes = { latentSize: 40, hiddenSize: 60, dataSize: 30 };
  const ask = (seed: number) => ({ target: 'initial', inputs: {}, params: { ...sizes, seed } });
  const shapes = shapesOf(sizes);
  const { outcome, weights } = await checkInitialWeights(session, random, ask, shapes, (name) =>
    name.startsWith('a.') ? 'average-starts-elsewhere' : 'kernels-start-at-zero',
  );
  if (outcome.verdict !== 'pass') return outcome;
  const apart = Object.keys(shapes).filter(
    (name) =>
      name.startsWith('a.') &&
      !sameNumbers(weights[name]?.data ?? [], weights[name.replace('a.', 'g.')]?.data),
  );
  return apart.length > 0
    ? failed('the average does not start with the values of the generator.', 'average-starts-elsewhere')
    : passed();
}

export default defineHiddenChecks({
  exercise,
  version: 1,
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
      cases: (random) =>
        [1, 2].map(() => {
          const { weights, inputs } = drawNetworks(random);
          const { z, x } = drawRows(random);
          return {
            evaluation: { target: 'networks', inputs: { ...inputs, z, x }, params: small },
            expected: {
              outputs: {
                samples: outputOf(weights.generator, z),
                logits: outputOf(weights.discriminator, x),
              },
            },
          };
        }),
    }),
    oracleCheck({
      id: 'discriminator',
      title: 'the discriminator minimises its loss with the R1 penalty',
      points: 1,
      cases: steps(({ discriminatorLosses, discriminator }) => ({
        discriminatorLoss: lossOf(discriminatorLosses),
        ...group('d', discriminator),
      })),
    }),
    oracleCheck({
      id: 'generator',
      title: 'the generator minimises the non-saturating loss, against the updated discriminator',
      points: 1,
      cases: steps(({ generatorLosses, generator }) => ({
        generatorLoss: lossOf(generatorLosses),
        ...group('g', generator),
      })),
    }),
    oracleCheck({
      id: 'average',
      title: 'the average follows the generator',
      points: 1,
      cases: steps(({ average }) => group('a', average)),
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
