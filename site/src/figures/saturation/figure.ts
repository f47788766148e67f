import { formatFixed, formatNumber } from '../drawing/format.ts';
import type { SteppedFigure } from '../figure.ts';

import { controls } from './controls.ts';
import { dragged, handles, picture } from './picture.ts';
import { finished, initial, probability, slopes, step, type Saturation } from './state.ts';

export const figure: SteppedFigure<Saturation> = {
  name: 'saturation',
  title: 'Two losses, one goal',
  controls,
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
    return `After ${steps} steps D is ${formatFixed(saturating, 4)} for the saturating generator's fake and ${formatFixed(flipped, 4)} for the non-saturating generator's. The slopes of the losses are ${formatNumber(slopes(logits.saturating).saturating)} and ${formatNumber(slopes(logits.nonSaturating).nonSaturating)}.`;
  },
};
