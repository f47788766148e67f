import { horizontalAxis } from '../drawing/axis.ts';
import { curve, normalDensity } from '../drawing/curve.ts';
import { group, label, mark, type Mark, type Picture } from '#reference/shared/svg.ts';
import { linearScale, type Scale } from '../drawing/scale.ts';
import type { Handle, Layout } from '../figure.ts';
import { f, latents, parameters, slope, type GradientPath } from './state.ts';

/** From top to bottom: the noise, each sample's path and the gradient that flows back, and f over the latent. */
export function picture(state: GradientPath, layout: Layout): Picture {
  const { width, height, x, y } = scales(layout);
  const z = latents(state);
  const { mu, sigma, cut } = parameters(state);
  const latent = densityScale(sigma);
  // If σ is small, the two names would overlap.
  const apart = Math.max(0, 20 - (x(mu + sigma) - x(mu))) / 2;
  const { eps } = state;
  const count = layout === 'wide' ? 8 : 4;
  return {
    width,
    height,
    marks: [
      curve('density noise', (e) => y.noise(normalDensity(e, 0, 1)), x, identity),
      group(
        { class: cut ? 'paths cut' : 'paths' },
        eps.map((e, i) => pathOf(x(e), x(z[i] ?? 0), rowOf(i))),
      ),
      horizontalAxis(x, heights.noise, { name: 'ε', count }),
      ...eps.map((e) => mark('circle', 'dot noise', { cx: x(e), cy: heights.noise, r: 4 })),
      ...z.flatMap((value, i) => sampleMarks(x(value), rowOf(i), cut ? 0 : slope(value))),
      curve('density latent', (value) => latent(normalDensity(value, mu, sigma)), x, identity, 480),
      curve('objective', (value) => y.objective(f(value)), x, identity),
      horizontalAxis(x, heights.latent, { name: 'z', count, below: 22 }),
      group({ class: 'handle' }, [
        mark('line', 'handle-line', { x1: x(mu), x2: x(mu + sigma), y1: heights.latent, y2: heights.latent }),
        ...handles(state, layout).map(({ key, x, y }) =>
          mark('circle', `handle-knob ${key}`, { cx: x, cy: y, r: 8 }),
        ),
        label('handle-name', x(mu) - apart, heights.latent + 40, 'μ', 'middle'),
        label('handle-name', x(mu + sigma) + apart, heights.latent + 40, 'σ', 'middle'),
      ]),
      label('name', 12, 24, 'noise ε ~ N(0, 1)'),
      label('name', 12, heights.rows - 6, cut ? 'z, rebuilt from numbers' : 'z = μ + σ ε'),
      ...(cut ? [label('warning', 12, heights.rows + 14, 'no gradient flows back')] : []),
      label('name objective-name', x(-3.9), heights.latent - 112, 'f(z) = z²'),
    ],
  };
}

const heights = { noise: 88, rows: 196, latent: 376 };

/** A narrow density is scaled down, so that it stays below the samples. */
const densityScale = (sigma: number): Scale =>
  linearScale([0, Math.max(1.2, normalDensity(0, 0, sigma))], [heights.latent, heights.latent - 95]);

/** Each sample has its own row, so that the arrows do not overlap. */
const rowOf = (i: number): number => heights.rows + 5.2 * i;
const identity = Object.assign((value: number): number => value, {
  invert: (position: number): number => position,
  domain: [0, 1] as const,
});

/** μ at the centre of the density, and σ one standard deviation to the right. */
export function handles(state: GradientPath, layout: Layout): Handle[] {
  const { mu, sigma } = parameters(state);
  const { x } = scales(layout);
  return [
    { key: 'mu', x: x(mu), y: heights.latent },
    { key: 'sigma', x: x(mu + sigma), y: heights.latent },
  ];
}

export function dragged(state: GradientPath, { key, x: position }: Handle, layout: Layout) {
  const value = scales(layout).x.invert(position);
  return { ...state.settings, ...(key === 'mu' ? { mu: value } : { sigma: value - parameters(state).mu }) };
}

function scales(layout: Layout) {
  const width = layout === 'wide' ? 720 : 380;
  return {
    width,
    height: 420,
    x: linearScale([-4, 4], [24, width - 34]),
    y: {
      noise: linearScale([0, 0.45], [heights.noise, 30]),
      objective: linearScale([0, 16], [heights.latent, heights.latent - 100]),
    },
  };
}

/** From the noise down to the sample. */
function pathOf(from: number, to: number, bottom: number): Mark {
  const [a, b] = [round(from), round(to)];
  const [top, middle] = [heights.noise, heights.noise + 62];
  return mark('path', 'path', { d: `M${a} ${top}C${a} ${middle} ${b} ${middle} ${b} ${round(bottom)}` });
}

/** A sample, and an arrow against its slope. The steeper the slope, the longer the arrow. */
function sampleMarks(x: number, y: number, slopeThere: number): Mark[] {
  const length = -slopeThere * 11;
  const tip = round(x + length);
  const back = round(x + length - Math.sign(length) * Math.min(8, Math.abs(length)));
  return [
    ...(Math.abs(length) < 1
      ? []
      : [
          mark('line', 'slope', { x1: x, x2: back, y1: y, y2: y }),
          mark('polygon', 'slope-tip', {
            points: `${tip},${round(y)} ${back},${round(y - 4)} ${back},${round(y + 4)}`,
          }),
        ]),
    mark('circle', 'dot latent', { cx: x, cy: y, r: 4 }),
  ];
}

const round = (value: number): number => Math.round(value * 10) / 10;
