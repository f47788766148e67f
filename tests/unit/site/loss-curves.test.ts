import { describe, expect, it } from 'vitest';

import { initialSettings, type Settings } from '#site/src/figures/figure.ts';
import { loadFigure } from '#site/src/figures/lab/figure-list.ts';
import { simulationOf } from '#site/src/figures/lab/simulation.ts';
import { figure } from '#site/src/figures/loss-curves/figure.ts';
import { recordOf } from '#site/src/figures/loss-curves/picture.ts';
import { causeOf, runNames } from '#site/src/figures/loss-curves/runs.ts';
import { everySteps, mostSteps, type LossCurves } from '#site/src/figures/loss-curves/state.ts';

import { resources } from './resources.ts';

const settings = initialSettings(figure);

async function simulated(changes: Settings) {
  const simulation = simulationOf(await loadFigure('loss-curves'), resources);
  await simulation.reset({ ...settings, ...changes }, 1);
  return simulation;
}

const shown = (state: object, label: string): string | undefined =>
  figure.readings(state as LossCurves).find((reading) => reading.label === label)?.value;

describe.each(runNames)('run %s', (run) => {
  it('is what was recorded', async () => {
    const simulation = await simulated({ run });
    for (const recorded of recordOf(run).slice(0, 4)) {
      const { history } = (await simulation.advance(everySteps)) as LossCurves;
      const last = history.at(-1);
      expect(last?.step).toBe(recorded.step);
      // Three digits were recorded.
      for (const loss of ['discriminatorLoss', 'generatorLoss'] as const)
        expect(Math.abs((last?.[loss] ?? NaN) - recorded[loss])).toBeLessThanOrEqual(
          6e-3 * Math.abs(recorded[loss]),
        );
    }
  });

  it('was recorded to its end', () => {
    expect(recordOf(run).map(({ step }) => step)).toEqual(
      Array.from({ length: mostSteps / everySteps }, (_, i) => (i + 1) * everySteps),
    );
  });
});

/** What the page says about each curve. */
describe('the records', () => {
  const last = (run: (typeof runNames)[number]) => recordOf(run).at(-1);

  it('A: both losses are 0 all the time', () => {
    for (const { step, discriminatorLoss, generatorLoss } of recordOf('a'))
      if (step >= 150) expect(Math.abs(discriminatorLoss) + Math.abs(generatorLoss)).toBeLessThan(0.01);
  });

  it('C: the losses of an even game, log 4 and log 2', () => {
    expect(last('c')?.discriminatorLoss).toBeCloseTo(Math.log(4), 1);
    expect(last('c')?.generatorLoss).toBeCloseTo(Math.log(2), 1);
  });

  it('D: scores grow to thousands', () => {
    expect(Math.max(...recordOf('d').map(({ generatorLoss }) => Math.abs(generatorLoss)))).toBeGreaterThan(
      1000,
    );
  });

  it('E: one loss at 0, the other growing', () => {
    expect(last('e')?.discriminatorLoss).toBeLessThan(0.05);
    expect(last('e')?.generatorLoss).toBeLessThan(-1000);
  });
});

describe('a prediction', () => {
  it('is judged once enough was played, and a new one does not restart the run', async () => {
    const simulation = await simulated({ run: 'c' });
    expect(shown(await simulation.advance(1), 'your prediction')).toBe('choose one first');
    expect(
      shown(await simulation.change({ ...settings, run: 'c', guess: 'collapsed' }), 'your prediction'),
    ).toBe('press Start');
    const played = await simulation.advance(299);
    expect(shown(played, 'your prediction')).toBe('wrong');
    const right = await simulation.change({ ...settings, run: 'c', guess: causeOf.c });
    expect(right.steps).toBe(300);
    expect(shown(right, 'your prediction')).toBe('right');
    expect((await simulation.change({ ...settings, run: 'a', guess: causeOf.c })).steps).toBe(0);
  });

  it('comes before the samples are shown', () => {
    const state = figure.initial(settings, 1);
    expect([state.data, state.samples]).toEqual([[], []]);
  });
});
