import {
  defineHiddenChecks,
  oracleCheck,
  type Case,
  type Expected,
  type Random,
} from '#grader/core/index.ts';
import { diracGan } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/**
 * Both sides compute in float64. This is far above the rounding of a step (1e-15) and of 500 steps (below 1e-12, see
 * tests/calibration), and far below the effect of any mistake.
 */
const tolerance = 1e-9;
const exactly = (value: number): Expected => ({ shape: [], value: [value], tolerance: [tolerance] });

function ask(start: diracGan.DiracState, options: diracGan.DiracOptions, steps: number): Case {
  const { noise, ...plain } = options;
  const { theta, psi } = diracGan.run(start, options, steps);
  return {
    evaluation: {
      target: 'run',
      inputs: {},
      params: {
        ...start,
        ...plain,
        ...(noise ? { noiseReal: noise.real, noiseFake: noise.fake } : {}),
        steps,
      },
    },
    expected: { outputs: { theta: exactly(theta), psi: exactly(psi) } },
  };
}

const between = (random: Random, from: number, to: number): number => from + (to - from) * random.uniform();
/** Both players are well away from 0, where wrong signs and products would not show. */
const coordinate = (random: Random): number => (random.uniform() < 0.5 ? -1 : 1) * between(random, 0.5, 2);

type Drawn = Partial<diracGan.DiracOptions> & Pick<diracGan.DiracOptions, 'variant'>;

const drawOptions: Readonly<Record<diracGan.DiracVariant, (random: Random) => Drawn>> = {
  gan: () => ({ variant: 'gan' }),
  'non-saturating': () => ({ variant: 'non-saturating' }),
  wgan: (random) => ({ variant: 'wgan', clip: between(random, 2.5, 4) }),
  'wgan-gp': (random) => ({
    variant: 'wgan-gp',
    weight: between(random, 0.4, 1.6),
    target: between(random, 0.8, 1.2),
  }),
  r1: (random) => ({ variant: 'r1', gamma: between(random, 0.3, 1.7) }),
  'instance-noise': (random) => ({
    variant: 'instance-noise',
    noise: { real: coordinate(random), fake: coordinate(random) },
  }),
};

function one(random: Random, drawn: Drawn, scheme: Partial<diracGan.DiracOptions> = {}, start = {}): Case {
  const state = { theta: coordinate(random), psi: coordinate(random), ...start };
  const learningRate = between(random, 0.05, 0.5);
  return ask(state, { learningRate, scheme: 'simultaneous', ...drawn, ...scheme }, 1);
}

const simultaneous =
  (variant: diracGan.DiracVariant, start: (random: Random) => Partial<diracGan.DiracState>, options = {}) =>
  (random: Random): Case => {
    const drawn = { ...drawOptions[variant](random), ...options };
    return one(random, drawn, {}, start(random));
  };

/** Both players away from 0, with signs in every combination, and at 0. */
const everywhere = (variant: diracGan.DiracVariant, options = {}) => {
  const from = (start: (random: Random) => Partial<diracGan.DiracState>) =>
    simultaneous(variant, start, options);
  return {
    'θ and ψ of one sign': (random: Random) =>
      [1, -1].map((sign) =>
        from(() => ({ theta: sign * between(random, 0.5, 2), psi: sign * between(random, 0.5, 2) }))(random),
      ),
    'θ and ψ of opposite signs': (random: Random) =>
      [1, -1].map((sign) =>
        from(() => ({ theta: sign * between(random, 0.5, 2), psi: -sign * between(random, 0.5, 2) }))(random),
      ),
    'θ = 0 or ψ = 0': (random: Random) =>
      [{ theta: 0 }, { psi: 0 }].map((start) => from(() => start)(random)),
  };
};

const farAway =
  (variant: diracGan.DiracVariant) =>
  (random: Random): Case[] =>
    [1, -1].map((sign) => simultaneous(variant, () => ({ theta: sign * between(random, 10, 15) }))(random));

/** Close to a limit ±clip and moving outwards, so that a step of ψ crosses it, or inside. */
const clipped =
  (theta: number, psi: number) =>
  (random: Random): Case => {
    const clip = between(random, 0.6, 1.2);
    return one(random, { variant: 'wgan', clip }, { learningRate: 0.3 }, { theta, psi: psi * clip });
  };

/** On both sides of 0. */
const penalised =
  (psi: number, options = {}) =>
  (random: Random): Case[] =>
    [1, -1].map((sign) =>
      simultaneous('wgan-gp', () => ({ psi: sign * (psi + 0.1 * random.uniform()) }), options)(random),
    );

/** Each variant with this number of discriminator steps; the penalised slope starts below the target and ψ below 0. */
const alternating =
  (discriminatorSteps?: number) =>
  (random: Random): Case[] =>
    Object.values(drawOptions).map((draw) => {
      const drawn = draw(random);
      const below = -between(random, 0.3, 0.6);
      const steps = discriminatorSteps === undefined ? {} : { discriminatorSteps };
      return one(
        random,
        drawn,
        { scheme: 'alternating', ...steps },
        drawn.variant === 'wgan-gp' ? { psi: below } : {},
      );
    });

const table = [
  { variant: 'gan' },
  { variant: 'non-saturating' },
  { variant: 'wgan', clip: 1 },
  { variant: 'wgan-gp', weight: 0.7, target: 1 },
  { variant: 'r1', gamma: 0.3 },
] as const;

const orbits =
  (scheme: Pick<diracGan.DiracOptions, 'scheme' | 'discriminatorSteps'>) =>
  (random: Random): Case[] => {
    const start = { theta: between(random, 0.8, 1.2), psi: between(random, 0.8, 1.2) };
    return table.map((row) => ask(start, { learningRate: 0.2, ...row, ...scheme }, 500));
  };

/** The given point as it is after a step, and 1 if the result is another object. */
function given(random: Random): Case[] {
  return (['simultaneous', 'alternating'] as const).map((scheme) => {
    const { evaluation } = one(random, { variant: 'gan' }, { scheme });
    const { theta = NaN, psi = NaN } = evaluation.params as Partial<diracGan.DiracState>;
    return {
      evaluation: { ...evaluation, target: 'given' },
      expected: { outputs: { theta: exactly(theta), psi: exactly(psi), newObject: exactly(1) } },
    };
  });
}

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'gan',
      title: 'GAN: the generator descends L and the discriminator ascends L',
      points: 1,
      strata: { ...everywhere('gan'), 'θ past 10': farAway('gan'), 'the given point after a step': given },
    }),
    oracleCheck({
      id: 'non-saturating',
      title: 'non-saturating GAN: a different loss for the generator, the same discriminator',
      points: 0.5,
      strata: { ...everywhere('non-saturating'), 'θ past 10': farAway('non-saturating') },
    }),
    oracleCheck({
      id: 'wasserstein',
      title: 'Wasserstein GAN: no logarithm, and ψ is clamped or penalised',
      points: 0.5,
      strata: {
        'ψ that crosses clip': clipped(1.5, 0.9),
        'ψ that crosses −clip': clipped(-1.5, -0.9),
        'ψ inside ±clip': (random) => [clipped(0.3, -0.5)(random), clipped(-0.3, 0.5)(random)],
        'ψ that starts outside ±clip': (random) => [clipped(0.5, 1.8)(random), clipped(0.5, -1.8)(random)],
        'a slope below the target': penalised(0.5),
        'a slope above the target': penalised(1.7),
        'a target of 0': penalised(0.7, { target: 0 }),
      },
    }),
    oracleCheck({
      id: 'r1',
      title: 'R1: the slope at the data is penalised',
      points: 0.5,
      strata: {
        ...everywhere('r1'),
        'gamma = 0': simultaneous('r1', () => ({}), { gamma: 0 }),
      },
    }),
    oracleCheck({
      id: 'instance-noise',
      title: 'instance noise on the fake and the real example',
      points: 0.5,
      strata: {
        ...everywhere('instance-noise'),
        'noise of 0': simultaneous('instance-noise', () => ({}), { noise: { real: 0, fake: 0 } }),
      },
    }),
    oracleCheck({
      id: 'alternating',
      title: 'alternating: the generator first, then the discriminator’s steps at the new θ',
      points: 0.5,
      strata: {
        'one discriminator step by default': alternating(),
        'discriminatorSteps = 1': alternating(1),
        'several discriminator steps': (random) => [2, 3, 5].flatMap((steps) => alternating(steps)(random)),
        // Outside ±clip and moving inwards: from inside, a clamp after the last step alone gives the same.
        'ψ that is clamped between steps': (random) =>
          [1, -1].map((sign) =>
            one(
              random,
              { variant: 'wgan', clip: 1 },
              { learningRate: 0.2, scheme: 'alternating', discriminatorSteps: 3 },
              { theta: -sign * between(random, 1.2, 1.6), psi: sign * between(random, 1.4, 1.6) },
            ),
          ),
        'simultaneous steps, where discriminatorSteps does not count': (random) =>
          one(random, { variant: 'gan' }, { discriminatorSteps: 3 }),
      },
    }),
    oracleCheck({
      id: 'orbits',
      title: 'after 500 iterations: which games circle, diverge or converge',
      points: 0.5,
      strata: {
        'simultaneous steps': orbits({ scheme: 'simultaneous' }),
        'alternating steps': orbits({ scheme: 'alternating' }),
        'five discriminator steps': orbits({ scheme: 'alternating', discriminatorSteps: 5 }),
      },
    }),
  ],
});
