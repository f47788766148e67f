import { formatFixed, formatNumber } from '../drawing/format.ts';
import type { SteppedFigure } from '../figure.ts';

import { dragged, handles, picture } from './picture.ts';
import { finished, initial, probability, slopes, step, type Saturation } from './state.ts';

export const figure: SteppedFigure<Saturation> = {
  name: 'saturation',
  title: 'Two losses, one wish',
  controls: [
    { kind: 'range', key: 'logit', label: 'Logit at the start', min: -8, max: 4, step: 0.1, initial: -5 },
    { kind: 'range', key: 'learningRate', label: 'Step size', min: 0.05, max: 1, step: 0.05, initial: 0.2 },
  ],
  runs: 'in the page',
  random: false,
  initial,
  step,
  finished,
  picture,
  handles,
  drag: dragged,
  readings({ steps, logits }) {
    const of = (kind: 'saturating' | 'nonSaturating', name: string) => [
      { label: `${name}: D`, value: formatNumber(probability(logits[kind])) },
      { label: `${name}: slope`, value: formatNumber(slopes(logits[kind])[kind]) },
    ];
    return [
      { label: 'steps', value: String(steps) },
      ...of('saturating', 'saturating'),
      ...of('nonSaturating', 'non-saturating'),
    ];
  },
  summary({ steps, logits }) {
    const [saturating, flipped] = [probability(logits.saturating), probability(logits.nonSaturating)];
    return `After ${steps} steps the discriminator gives the fake of the saturating generator ${formatFixed(saturating, 4)}, and that of the non-saturating one ${formatFixed(flipped, 4)}. Their slopes are ${formatNumber(slopes(logits.saturating).saturating)} and ${formatNumber(slopes(logits.nonSaturating).nonSaturating)}.`;
  },
};
