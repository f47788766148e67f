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
  (variant: diracGan.DiracVariant, count: number) =>
  (random: Random): Case[] =>
    Array.from({ length: count }, () => one(random, drawOptions[variant](random)));

/** Near the limits ±clip and moving outwards, so that a step of ψ crosses them. The last case stays inside, below 0. */
function clipped(random: Random): Case[] {
  const drawn = { variant: 'wgan', clip: between(random, 0.6, 1.2), learningRate: 0.3 } as const;
  return [
    one(random, drawn, {}, { theta: 1.5, psi: 0.9 * drawn.clip }),
    one(random, drawn, {}, { theta: -1.5, psi: -0.9 * drawn.clip }),
    one(random, drawn, {}, { theta: 0.3, psi: -0.5 * drawn.clip }),
  ];
}

/** Below and above the target slope, on both sides of 0. */
const penalised = (random: Random): Case[] =>
  [0.5, 1.7, -0.5, -1.7].map((psi) =>
    one(random, drawOptions['wgan-gp'](random), {}, { psi: psi + 0.1 * random.uniform() }),
  );

const table = [
  { variant: 'gan' },
  { variant: 'non-saturating' },
  { variant: 'wgan', clip: 1 },
  { variant: 'wgan-gp', weight: 0.7, target: 1 },
  { variant: 'r1', gamma: 0.3 },
] as const;

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'gan',
      title: 'GAN: the generator descends L and the discriminator ascends L',
      points: 1,
      cases: simultaneous('gan', 4),
    }),
    oracleCheck({
      id: 'non-saturating',
      title: 'non-saturating GAN: a different loss for the generator, the same discriminator',
      points: 0.5,
      cases: simultaneous('non-saturating', 3),
    }),
    oracleCheck({
      id: 'wasserstein',
      title: 'Wasserstein GAN: no logarithm, and ψ is clamped or penalised',
      points: 0.5,
      cases: (random) => [...clipped(random), ...penalised(random)],
    }),
    oracleCheck({
      id: 'r1',
      title: 'R1: the slope at the data is penalised',
      points: 0.5,
      cases: simultaneous('r1', 3),
    }),
    oracleCheck({
      id: 'instance-noise',
      title: 'instance noise on the fake and the real example',
      points: 0.5,
      cases: simultaneous('instance-noise', 3),
    }),
    oracleCheck({
      id: 'alternating',
      title: 'alternating: the generator first, then the discriminator’s steps at the new θ',
      points: 0.5,
      cases: (random) => [
        ...Object.values(drawOptions).map((draw) => one(random, draw(random), { scheme: 'alternating' })),
        ...Object.values(drawOptions).map((draw, i) =>
          one(random, draw(random), { scheme: 'alternating', discriminatorSteps: 2 + (i % 4) }),
        ),
        // Here ψ is clamped between steps.
        one(
          random,
          { variant: 'wgan', clip: 1, learningRate: 0.2 },
          { scheme: 'alternating', discriminatorSteps: 3 },
          { theta: 1.4, psi: 0.9 },
        ),
      ],
    }),
    oracleCheck({
      id: 'orbits',
      title: 'after 500 iterations: which games circle, diverge or converge',
      points: 0.5,
      cases: (random) => {
        const start = { theta: between(random, 0.8, 1.2), psi: between(random, 0.8, 1.2) };
        const schemes = [
          { scheme: 'simultaneous' },
          { scheme: 'alternating' },
          { scheme: 'alternating', discriminatorSteps: 5 },
        ] as const;
        return table.flatMap((row) =>
          schemes.map((scheme) => ask(start, { learningRate: 0.2, ...row, ...scheme }, 500)),
        );
      },
    }),
  ],
});
