import { defineHiddenChecks, oracleCheck, type Case, type Random } from '#grader/core/index.ts';
import exercise from '../exercise.ts';
import { stepCase, type Part, type CaseSpec } from './cases.ts';

const specs: readonly CaseSpec[] = [
  { generator: 'tanh', discriminator: 'leakyRelu', hidden: [6], steps: 1 },
  { generator: 'relu', discriminator: 'tanh', hidden: [4, 5], steps: 1 },
];

const cases =
  (parts: readonly Part[], steps = 1) =>
  (random: Random): Case[] =>
    specs.map((spec) => stepCase(random, { ...spec, steps }, parts));

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'losses',
      title: 'both losses, each before its own update, the generator’s after the discriminator’s update',
      points: 1,
      cases: cases(['losses']),
    }),
    oracleCheck({
      id: 'discriminator',
      title: 'the discriminator is updated by its own loss only',
      points: 1,
      cases: cases(['discriminator']),
    }),
    oracleCheck({
      id: 'generator',
      title: 'the generator is updated by its own loss, against the updated discriminator',
      points: 1,
      cases: cases(['generator']),
    }),
    oracleCheck({
      id: 'two-steps',
      title: 'a second step starts from the result of the first, and nothing else',
      points: 1,
      cases: cases(['losses', 'discriminator', 'generator'], 2),
    }),
  ],
});
