/** A diffusion model and flow matching on the ring, with 1 to 100 evaluations of the network per sample. */
import { ring, seededRandom } from '#datasets/index.ts';
import { energyDistance, rowsOf } from '#reference/metrics/index.ts';
import { pointsOf } from '#reference/training/index.ts';

import { denoiserRecipe, methods, trainDenoiser, type MethodName } from './denoisers.ts';
import type { Experiment, Measured } from './experiment.ts';
import { statisticsOf } from './mode-run.ts';
import { column, coverage, shown, table } from './statistics.ts';

/** The ring, the networks and the budget of the head start, so that its GAN is beside them. */
const data = ring({ std: 0.05 });
const network = { hidden: [64, 64], batch: 128, steps: 2000, learningRate: 1e-3 };
const more = 20_000;
interface Run {
  readonly method: MethodName;
  readonly steps: number;
}
const runs: Readonly<Record<string, Run>> = Object.fromEntries(
  [network.steps, more].flatMap((steps) =>
    (Object.keys(methods) as MethodName[]).map((method) => [
      steps === more ? `${method} with ${more} steps` : method,
      { method, steps },
    ]),
  ),
);
const settings = Object.keys(runs);
const seeds = 5;
const points = 2500;
const evaluationCounts = [1, 2, 5, 10, 25, 100] as const;
const measures = ['modes', 'highQuality', 'distance'] as const;
const recipe = `ring of 8, radius 1, σ .05; ${denoiserRecipe(network, 2)}; ${more} steps where a row says so; ${points} samples, and their energy distance from ${points} of the data`;

export const diffusion: Experiment = {
  ...{ name: 'diffusion', settings, seeds, recipe, work: 'small networks' },
  columns: evaluationCounts.flatMap((count) => measures.map((measure) => `${measure}${count}`)),
  run: async (setting, seed) => {
    const real = rowsOf(Float64Array.from(data.sample(points, seededRandom(1000 + seed))), 2);
    const run = runs[setting];
    if (!run) throw new Error(`there is no setting '${setting}'`);
    const sample = await trainDenoiser({ ...network, ...run, examples: pointsOf(data), seed });
    const values: Record<string, number> = {};
    for (const count of evaluationCounts) {
      const made = await sample(points, count);
      const { modes, highQuality } = statisticsOf(made, data);
      const distance = energyDistance(rowsOf(Float64Array.from(made), 2), real);
      Object.assign(values, {
        [`modes${count}`]: modes,
        [`highQuality${count}`]: highQuality,
        [`distance${count}`]: distance,
      } satisfies Measured);
    }
    return { values };
  },
  report: (rows) => [
    '## Diffusion and flow matching on the ring',
    '',
    `${recipe}. ${coverage(rows, settings, seeds)}`,
    'A sampler that only knows the ring’s centre is at 2 − cot(π / 16) / 4 = .74.',
    '',
    table(
      ['', 'modes of 8', 'high quality %', 'energy distance'],
      settings.flatMap((setting) =>
        evaluationCounts.map((count) => [
          `${setting}, ${count} ${count === 1 ? 'evaluation' : 'evaluations'}`,
          shown(column(rows, setting, `modes${count}`), 1),
          shown(
            column(rows, setting, `highQuality${count}`).map((part) => 100 * part),
            1,
          ),
          shown(column(rows, setting, `distance${count}`), 3),
        ]),
      ),
    ),
  ],
};
