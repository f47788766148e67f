import { horizontalAxis, verticalAxis } from '../drawing/axis.ts';
import { imageMark } from '../drawing/grey-image.ts';
import { label, mark, polyline, type Mark, type Picture } from '#reference/shared/svg.ts';
import { linearScale } from '../drawing/scale.ts';
import type { Layout } from '../figure.ts';

import { models, mostSteps, type Images, type TwoModels } from './state.ts';

const names: Readonly<Record<keyof Images, string>> = {
  vae: 'VAE',
  gan: 'GAN, the same latents',
  real: 'real digits',
};

/** Both models' samples from the same latents, real digits, and the models' distance from real digits per step. */
export function picture(state: TwoModels, layout: Layout): Picture {
  const { width, height, sheets, chart } = panels(layout);
  return {
    width,
    height,
    marks: [
      ...sheets.flatMap(({ kind, ...place }) => sheetMarks(state, kind, place)),
      ...chartMarks(state, chart),
    ],
  };
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

function sheetMarks({ images }: TwoModels, kind: keyof Images, { x, y, side }: Square): Mark[] {
  const place = { x, y, width: side, height: side };
  return [
    label(`name ${kind}`, x, y - 10, names[kind]),
    ...(images === undefined
      ? [mark('rect', 'empty', place), ...waiting[kind].map((line, i) => centred(place, 20 * i - 6, line))]
      : [imageMark('digits', place, images[kind])]),
  ];
}

const waiting: Readonly<Record<keyof Images, readonly string[]>> = {
  vae: ['Press Start to fetch', '10,000 digits (1.8 MB)'],
  gan: ['and train both models', 'on them in this page.'],
  real: [],
};

const centred = (place: { x: number; y: number; width: number; height: number }, dy: number, text: string) =>
  label('tick', place.x + place.width / 2, place.y + place.height / 2 + dy, text, 'middle');

function chartMarks(
  { measured, floor }: TwoModels,
  { left, right, top, bottom }: ReturnType<typeof panels>['chart'],
): Mark[] {
  // The first measurement is of untrained models and far from the others.
  const trained = measured.filter(({ step }) => step > 0);
  const highest = Math.max(200, ...trained.flatMap(({ vae, gan }) => [vae.frechet, gan.frechet]));
  const x = linearScale([0, mostSteps], [left, right]);
  const y = linearScale([0, 50 * Math.ceil(highest / 50)], [bottom, top]);
  return [
    label('name', left, top - 14, 'Fréchet distance to real digits'),
    horizontalAxis(x, bottom, { name: '', count: 6 }),
    verticalAxis(y, left, { name: '', count: 4 }),
    label('axis-name', right, bottom + 34, 'steps', 'end'),
    ...models.map((model) =>
      polyline(
        `curve ${model}`,
        trained.map((at) => [x(at.step), y(at[model].frechet)]),
      ),
    ),
    ...(Number.isNaN(floor)
      ? []
      : [
          mark('line', 'exact-line', { x1: left, x2: right, y1: y(floor), y2: y(floor) }),
          label('tick on-top', right, y(floor) - 6, 'real digits vs. real digits', 'end'),
        ]),
  ];
}

function panels(layout: Layout) {
  const kinds = ['vae', 'gan', 'real'] as const;
  const [side, gap] = layout === 'wide' ? [224, 16] : [176, 12];
  const across = layout === 'wide' ? 3 : 2;
  const sheets = kinds.map((kind, i) => ({
    ...{ kind, side },
    x: 8 + (i % across) * (side + gap),
    y: 28 + Math.floor(i / across) * (side + 40),
  }));
  return layout === 'wide'
    ? { width: 720, height: 450, sheets, chart: { left: 48, right: 704, top: 300, bottom: 408 } }
    : { width: 380, height: 640, sheets, chart: { left: 48, right: 366, top: 480, bottom: 598 } };
}
