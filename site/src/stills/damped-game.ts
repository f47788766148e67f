import { velocity, type DiracState } from '#reference/oracle/dirac-gan.ts';
import { label } from '#reference/shared/svg.ts';
import { formatFixed } from '../figures/drawing/format.ts';

import { areaOf, axes, frameOf, line, pictureOf } from './plot.ts';
import type { Still } from './still.ts';

const options = { variant: 'non-saturating', scheme: 'alternating', learningRate: 0.2 } as const;
const strength = 0.25;
const most = 100;

/**
 * Distances of the non-saturating Dirac-GAN from its equilibrium, from (1, 1) on: before the first step and after each.
 * Its slope is ψ at the data and at the fakes, so R1 and R2 of the strength γ each take γψ from the discriminator's velocity.
 */
export function distancesOf(gamma: number, steps = most): number[] {
  let state: DiracState = { theta: 1, psi: 1 };
  const distances = [Math.hypot(state.theta, state.psi)];
  for (let i = 0; i < steps; i++) {
    const theta = state.theta + options.learningRate * velocity(state, options).theta;
    const pull = velocity({ theta, psi: state.psi }, options).psi - 2 * gamma * state.psi;
    state = { theta, psi: state.psi + options.learningRate * pull };
    distances.push(Math.hypot(state.theta, state.psi));
  }
  return distances;
}

const [alone, damped] = [distancesOf(0), distancesOf(strength)];
const shown = [25, 50, most];
const inWords = (distances: readonly number[]): string =>
  shown.map((step) => `${formatFixed(distances[step] ?? NaN, 3)} after ${step}`).join(', ');
const overSteps = (distances: readonly number[]) => distances.map((value, i) => [i, value] as const);

/** The smallest game with and without both penalties (Mescheder et al. 2018, definition 2.1). */
export const dampedGame: Still = {
  title: 'The smallest game, with and without penalties',
  text:
    `Alternating updates with a rate of 0.2 from (1, 1), at a distance of ${formatFixed(alone[0] ?? NaN, 3)}. The ` +
    `non-saturating game alone is at ${inWords(alone)} steps. With R1 and R2 of γ = 0.25 each, it is at ` +
    `${inWords(damped)} steps.`,
  picture: (layout) => {
    const frame = frameOf(layout);
    const area = areaOf(frame, [0, most], [0, 1.5]);
    const { x, y } = area;
    return pictureOf(frame, [
      ...axes(area, { x: 'steps', y: 'distance from the equilibrium', ticks: [5, 3] }),
      line('second', area, overSteps(alone)),
      line('first', area, overSteps(damped)),
      label('name second on-top', x(most), y(0.92), 'non-saturating, alone', 'end'),
      label('name first on-top', x(most), y(0.16), 'with R1 and R2', 'end'),
    ]);
  },
};
