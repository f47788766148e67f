import { formatFixed, formatNumber } from '../drawing/format.ts';
import type { SteppedFigure } from '../figure.ts';

import { controls } from './controls.ts';
import { linearised, type Complex } from './eigenvalues.ts';
import { normOf, strengthName } from './game.ts';
import { dragged, handles, picture } from './picture.ts';
import { finished, here, initial, step, type GameLab } from './state.ts';

export const figure: SteppedFigure<GameLab> = {
  name: 'game-lab',
  title: 'Game lab',
  controls,
  runs: 'in the page',
  random: false,
  initial,
  step,
  finished,
  picture,
  handles,
  drag: dragged,
  readings(state) {
    const { theta, psi } = here(state);
    const local = linearised(state.settings);
    return [
      { label: 'iterations', value: String(state.steps) },
      { label: 'θ', value: formatFixed(theta) },
      { label: 'ψ', value: formatFixed(psi) },
      { label: 'distance', value: formatNumber(normOf({ theta, psi })) },
      { label: 'eigenvalues', value: local === undefined ? 'none' : pair(local.field) },
      { label: 'growth per step', value: local === undefined ? 'none' : formatFixed(local.growth, 3) },
      { label: 'stabiliser', value: strengthOf(state) },
    ];
  },
  summary(state) {
    const local = linearised(state.settings);
    const verdict =
      local === undefined
        ? 'The penalty has a kink at ψ = 0, so the field has no Jacobian there.'
        : `Near the equilibrium the field has the eigenvalues ${pair(local.field)}. Each iteration multiplies a small error by ${formatFixed(local.growth, 3)}, so ${fate(local.growth)}.`;
    return `After ${state.steps} iterations the distance from the equilibrium is ${formatNumber(normOf(here(state)))}. ${verdict}`;
  },
};

const fate = (growth: number): string =>
  Math.abs(growth - 1) < 5e-4
    ? 'the path circles'
    : growth > 1
      ? 'the path moves away'
      : 'the path converges';

function strengthOf({ settings }: GameLab): string {
  const name = strengthName[settings.variant];
  return name === undefined ? 'not used' : `${name} ${formatNumber(settings.strength)}`;
}

function pair([first, second]: readonly [Complex, Complex]): string {
  if (first.imaginary > 0) {
    const real = formatFixed(first.real);
    const imaginary = `${formatFixed(first.imaginary)} i`;
    return real === '0.00' ? `± ${imaginary}` : `${real} ± ${imaginary}`;
  }
  return `${formatFixed(first.real)} and ${formatFixed(second.real)}`;
}
