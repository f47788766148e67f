import {
  velocity,
  step as oracleStep,
  type DiracOptions,
  type DiracState,
} from '#reference/oracle/dirac-gan.ts';

import type { Settings } from './controls.ts';

/** Both players' parameters: where the generator puts its mass, and the slope of the discriminator. */
export type Point = DiracState;

/** The game for these settings, from the reference (Mescheder et al. 2018). */
export function gameOf(settings: Settings): DiracOptions {
  const { variant, scheme, strength, learningRate } = settings;
  return {
    variant,
    scheme: scheme === 'simultaneous' ? 'simultaneous' : 'alternating',
    discriminatorSteps: scheme === 'alternating-5' ? 5 : 1,
    learningRate,
    ...(variant === 'r1' ? { gamma: strength } : {}),
    ...(variant === 'wgan' ? { clip: strength } : {}),
    ...(variant === 'wgan-gp' ? { weight: strength, target: 1 } : {}),
  };
}

/** What the strength slider sets for each variant. The plain games have no stabiliser. */
export const strengthName: Readonly<Partial<Record<Settings['variant'], string>>> = {
  wgan: 'clip at',
  'wgan-gp': 'penalty weight',
  r1: 'γ',
  'instance-noise': 'noise σ',
};

/** Gauss–Hermite nodes and weights for N(0, 1), five of them (Abramowitz and Stegun, table 25.10, rescaled). */
const nodes = [
  [0, 8 / 15],
  [Math.sqrt(5 - Math.sqrt(10)), (7 + 2 * Math.sqrt(10)) / 60],
  [-Math.sqrt(5 - Math.sqrt(10)), (7 + 2 * Math.sqrt(10)) / 60],
  [Math.sqrt(5 + Math.sqrt(10)), (7 - 2 * Math.sqrt(10)) / 60],
  [-Math.sqrt(5 + Math.sqrt(10)), (7 - 2 * Math.sqrt(10)) / 60],
] as const;

/** The average over instance noise, or the game itself if there is no noise. */
function overNoise(settings: Settings, of: (options: DiracOptions) => Point): Point {
  const options = gameOf(settings);
  if (options.variant !== 'instance-noise') return of(options);
  const std = settings.strength;
  let [theta, psi] = [0, 0];
  for (const [real, realWeight] of nodes)
    for (const [fake, fakeWeight] of nodes) {
      const there = of({ ...options, noise: { real: std * real, fake: std * fake } });
      theta += realWeight * fakeWeight * there.theta;
      psi += realWeight * fakeWeight * there.psi;
    }
  return { theta, psi };
}

/** The direction in which both players move, averaged over the instance noise if there is any. */
export const fieldAt = (settings: Settings, point: Point): Point =>
  overNoise(settings, (options) => velocity(point, options));

/** One iteration. With instance noise, both players get the expectation over it, so the path is not random. */
export function stepFrom(settings: Settings, point: Point): Point {
  const options = gameOf(settings);
  if (options.variant !== 'instance-noise') return oracleStep(point, options);
  const h = options.learningRate;
  const theta = point.theta + h * fieldAt(settings, point).theta;
  let { psi } = point;
  if (options.scheme === 'simultaneous') return { theta, psi: psi + h * fieldAt(settings, point).psi };
  for (let i = 0; i < (options.discriminatorSteps ?? 1); i++)
    psi += h * fieldAt(settings, { theta, psi }).psi;
  return { theta, psi };
}

export const normOf = ({ theta, psi }: Point): number => Math.hypot(theta, psi);
