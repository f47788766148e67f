import { horizontalAxis, verticalAxis } from '../drawing/axis.ts';
import { group, label, mark, polyline, type Mark, type Picture } from '#reference/shared/svg.ts';
import { linearScale, type Scale } from '../drawing/scale.ts';
import type { Handle, Layout } from '../figure.ts';

import type { Settings } from './controls.ts';
import { fieldAt, normOf, type Point } from './game.ts';
import { here, mostSteps, type GameLab } from './state.ts';

const reach = 3.4;

/** The field with the path of the game, and next to it or below it the distance from the equilibrium per step. */
export function picture(state: GameLab, layout: Layout): Picture {
  const { width, height, x, y, steps, size } = scales(layout);
  const points = state.trail.map(({ theta, psi }) => [x(within(theta)), y(within(psi))] as const);
  const now = here(state);
  return {
    width,
    height,
    marks: [
      group({ class: 'field' }, arrows(state.settings, x, y)),
      mark('line', 'axis-line', { x1: x(-reach), x2: x(reach), y1: y(0), y2: y(0) }),
      mark('line', 'axis-line', { x1: x(0), x2: x(0), y1: y(-reach), y2: y(reach) }),
      label('axis-name', x(reach), y(-reach) + 16, 'θ, generator', 'end'),
      label('axis-name', x(0), y(reach) - 4, 'ψ, discriminator', 'middle'),
      polyline('trail', points),
      mark('circle', 'equilibrium', { cx: x(0), cy: y(0), r: 4 }),
      ...handles(state, layout).map(({ x, y }) => mark('circle', 'handle-knob', { cx: x, cy: y, r: 8 })),
      mark('circle', 'now', { cx: x(within(now.theta)), cy: y(within(now.psi)), r: 5 }),
      horizontalAxis(steps, size(smallest), { name: '', count: 5 }),
      verticalAxis(size, steps(0), { name: '', count: 5, format: (exponent) => powers[exponent] ?? '' }),
      label('axis-name', steps(mostSteps), size(smallest) + 34, 'iterations', 'end'),
      label('name', steps(0), size(largest) - 12, 'distance from the equilibrium'),
      polyline(
        'trail',
        state.trail.map((point, i) => [steps(i), size(Math.log10(Math.max(normOf(point), 10 ** smallest)))]),
      ),
    ],
  };
}

const [smallest, largest] = [-8, 1];
const powers: Readonly<Record<number, string>> = {
  '-8': '10⁻⁸',
  '-6': '10⁻⁶',
  '-4': '10⁻⁴',
  '-2': '10⁻²',
  0: '1',
};

/** The only handle: the start of the game. */
export function handles({ trail }: GameLab, layout: Layout): Handle[] {
  const { x, y } = scales(layout);
  return trail.slice(0, 1).map(({ theta, psi }) => ({ key: 'start', x: x(theta), y: y(psi) }));
}

export function dragged({ settings }: GameLab, at: Handle, layout: Layout): Settings {
  const { x, y } = scales(layout);
  return { ...settings, theta: x.invert(at.x), psi: y.invert(at.y) };
}

/** Short strokes of equal length along the field. They show its direction, and their darkness shows its strength. */
function arrows(settings: Settings, x: Scale, y: Scale): Mark[] {
  const places = Array.from({ length: 13 }, (_, i) => -3.24 + i * 0.54);
  return places.flatMap((theta) =>
    places.map((psi) => arrow({ theta, psi }, fieldAt(settings, { theta, psi }), x, y)),
  );
}

function arrow(at: Point, direction: Point, x: Scale, y: Scale): Mark {
  const strength = normOf(direction);
  const scale = strength === 0 ? 0 : 0.19 / strength;
  const [fromX, fromY] = [x(at.theta - direction.theta * scale), y(at.psi - direction.psi * scale)];
  const [toX, toY] = [x(at.theta + direction.theta * scale), y(at.psi + direction.psi * scale)];
  return group({ opacity: Math.min(1, 0.25 + strength / 1.5).toFixed(2) }, [
    mark('line', 'arrow', { x1: fromX, y1: fromY, x2: toX, y2: toY }),
    mark('circle', 'arrow-tip', { cx: toX, cy: toY, r: 2 }),
  ]);
}

const within = (value: number): number => Math.max(-reach, Math.min(reach, value));

function scales(layout: Layout) {
  const wide = layout === 'wide';
  const side = wide ? 400 : 356;
  return {
    width: wide ? 720 : 380,
    height: wide ? 424 : 632,
    x: linearScale([-reach, reach], [12, 12 + side - 24]),
    y: linearScale([-reach, reach], [side, 24]),
    steps: wide ? linearScale([0, mostSteps], [484, 704]) : linearScale([0, mostSteps], [52, 364]),
    size: wide ? linearScale([smallest, largest], [330, 96]) : linearScale([smallest, largest], [582, 428]),
  };
}
