import { defineHiddenChecks, oracleCheck, type Case, type Random } from '#grader/core/index.ts';
import exercise from '../exercise.ts';
import { stepCase, type Part, type CaseSpec } from './cases.ts';

type Spec = Omit<CaseSpec, 'steps'>;

const shallow: Spec = { generator: 'tanh', discriminator: 'leakyRelu', hidden: [6], faster: 'generator' };
const deep: Spec = { generator: 'relu', discriminator: 'tanh', hidden: [4, 5], faster: 'discriminator' };
const smooth: Spec = { generator: 'softplus', discriminator: 'softplus', hidden: [4], faster: 'generator' };

const specs: Readonly<Record<string, Spec>> = {
  'a faster generator': shallow,
  'a faster discriminator': deep,
  'batches of equal size': { ...deep, rows: { real: 4, zDiscriminator: 4, zGenerator: 4 } },
  // Not of one, because tf.unstack has no gradient for a single row.
  'batches of two examples': { ...smooth, rows: { real: 2, zDiscriminator: 2, zGenerator: 2 } },
  'a discriminator without a hidden layer': { ...shallow, hidden: [] },
};

const strata = (parts: readonly Part[], steps = 1) =>
  Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      (random: Random): Case => stepCase(random, { ...spec, steps }, parts),
    ]),
  );

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'losses',
      title: 'both losses, each before its own update, the generator’s after the discriminator’s update',
      points: 1,
      strata: strata(['losses']),
    }),
    oracleCheck({
      id: 'discriminator',
      title: 'the discriminator is updated by its own loss only',
      points: 1,
      strata: strata(['discriminator']),
    }),
    oracleCheck({
      id: 'generator',
      title: 'the generator is updated by its own loss, against the updated discriminator',
      points: 1,
      strata: strata(['generator']),
    }),
    oracleCheck({
      id: 'two-steps',
      title: 'a second step starts from the result of the first, and nothing else',
      points: 1,
      strata: strata(['losses', 'discriminator', 'generator'], 2),
    }),
  ],
});
