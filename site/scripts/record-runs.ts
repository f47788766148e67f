/** Writes the loss curves that the site asks its readers about: `npm run record`. The figure plays the same games live. */
import { writeFile } from 'node:fs/promises';
import { useEngine } from '#reference/tensor/engine.ts';

import { initialSettings } from '../src/figures/figure.ts';
import { figure } from '../src/figures/loss-curves/figure.ts';
import { begin } from '../src/figures/loss-curves/run.ts';
import { runNames } from '../src/figures/loss-curves/runs.ts';
import type { Moment } from '../src/figures/mode-hunt/state.ts';
import { everySteps, initial, mostSteps } from '../src/figures/loss-curves/state.ts';

/** Three digits draw the same curve. */
const shortened = (moment: Moment): Moment => {
  const three = (value: number): number => Number(value.toPrecision(3));
  const { step, discriminatorLoss, generatorLoss, distance } = moment;
  return {
    step,
    discriminatorLoss: three(discriminatorLoss),
    generatorLoss: three(generatorLoss),
    distance: three(distance),
  };
};

const losses: Record<string, Moment[]> = {};
const ends: Record<string, { samples: readonly number[]; modes: number }> = {};
for (const name of runNames) {
  let state = initial({ ...initialSettings(figure), run: name }, 1);
  const run = await begin(state, {
    engine: async () => (await useEngine('wasm')).device,
    file: (file) => Promise.reject(new Error(`internal: these games need no file, and asked for ${file}`)),
  });
  while (state.steps < mostSteps) state = await run.advance(state, everySteps);
  run.dispose();
  const { history, samples, modes } = state;
  losses[name] = history.map(shortened);
  ends[name] = { samples, modes };
  console.log(`${name}: ${modes} modes, energy distance ${history.at(-1)?.distance.toFixed(3) ?? '–'}`);
}
// Two files: a page that plays a run needs its losses alone.
const folder = new URL('../src/figures/loss-curves/', import.meta.url);
await writeFile(new URL('recorded-losses.json', folder), `${JSON.stringify(losses)}\n`);
await writeFile(new URL('recorded-ends.json', folder), `${JSON.stringify(ends)}\n`);
process.exit(0);
