/** The rows in docs/reproduce: the claims about them hold, and the tables are generated from them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gradedKeys } from '#exercises/vae-vs-gan/choose-a-model/_private/keys.ts';
import type { Experiment, Row } from '#reference/reproduce/experiment.ts';
import { dotPlot } from '#reference/reproduce/plots.ts';
import { experiments, folder, report, rowFile } from '#reference/reproduce/report.ts';
import { appendRow, createRows, readRows } from '#reference/reproduce/row-file.ts';
import { column, coverage, mean, shown, standardError } from '#reference/reproduce/statistics.ts';

const named = (name: string): Experiment => experiments.find((one) => one.name === name) as Experiment;
const rowsOf = (name: string): Promise<Row[]> => readRows(rowFile(named(name)), named(name));

describe('the committed rows', () => {
  it('give the committed tables and plots', async () => {
    for (const [file, text] of Object.entries(await report()))
      expect(await readFile(`${folder}${file}`, 'utf8'), file).toBe(text);
  });

  it('have each setting and seed once', async () => {
    for (const { name, settings } of experiments) {
      const rows = await rowsOf(name);
      expect(new Set(rows.map(({ setting, seed }) => `${setting} ${seed}`)).size).toBe(rows.length);
      for (const { setting } of rows) expect(settings).toContain(setting);
    }
  });

  it('show the VAE within a nat of PyTorch, and bounds that rise with k', async () => {
    const rows = await rowsOf('vae');
    const [ours, theirs] = ['genlab', 'PyTorch'].map((setting) => column(rows, setting, 'negativeElbo'));
    expect([ours?.length, theirs?.length]).toEqual([5, 5]);
    expect(Math.abs(mean(ours ?? []) - mean(theirs ?? []))).toBeLessThan(1);
    for (const { values } of rows) {
      const { bound1 = NaN, bound5 = NaN, bound50 = NaN } = values;
      expect(bound1).toBeLessThanOrEqual(bound5);
      expect(bound5).toBeLessThanOrEqual(bound50);
    }
  });

  it('show reconstructions that are sharper if z says more about the image, and samples only without noise', async () => {
    const rows = await rowsOf('blur');
    const of = (setting: string, name: string): number[] => column(rows, setting, name);
    const [usual, light, exact] = ['β = 1', 'β = .1', 'β = 1; no noise'] as const;
    const lowest = (setting: string, name: string): number => Math.min(...of(setting, name));
    const highest = (setting: string, name: string): number => Math.max(...of(setting, name));
    expect([of(usual, 'samples').length, of(light, 'samples').length, of(exact, 'samples').length]).toEqual([
      5, 5, 5,
    ]);
    for (const setting of [light, exact])
      expect(lowest(setting, 'reconstructions')).toBeGreaterThan(highest(usual, 'reconstructions'));
    expect(mean(of(light, 'samples'))).toBeLessThan(mean(of(usual, 'samples')));
    expect(lowest(exact, 'samples')).toBeGreaterThan(highest(exact, 'reconstructions'));
  });

  it('show a GAN that collapses on every seed, and its fix on none', async () => {
    const rows = await rowsOf('collapse');
    const of = (start: string): number[] =>
      rows.filter(({ setting }) => setting.startsWith(start)).map(({ values }) => values['modes'] ?? NaN);
    const [collapsing, fixed] = [of('collapsing'), of('fixed')];
    expect([collapsing.length, fixed.length]).toEqual([10, 10]);
    expect(Math.max(...collapsing)).toBeLessThanOrEqual(4);
    expect(Math.min(...fixed)).toBeGreaterThanOrEqual(7);
    for (const equalRates of [of('slower generator'), of('faster discriminator')]) {
      expect(equalRates).toHaveLength(5);
      expect(mean(equalRates)).toBeGreaterThan(mean(of('less momentum')) + 3);
    }
  });

  it('show all modes in each small run with R1, and not in each without', async () => {
    const rows = await rowsOf('small-ring');
    const modes = (setting: string): number[] => column(rows, setting, 'modes').sort((a, b) => a - b);
    const all = [8, 8, 8, 8, 8];
    expect(modes('non-saturating with R1')).toEqual(all);
    expect(modes('non-saturating with R1 and R2')).toEqual(all);
    expect(modes('non-saturating').filter((found) => found === 8)).toHaveLength(2);
    expect(modes('relativistic with R1 and R2').filter((found) => found < 8)).toEqual([7]);
    expect(modes('non-saturating with the deviation')).toEqual([3, 4, 5, 8, 8]);
  });

  it('rank the penalty above clipping under one schedule, and equal or below under the other', async () => {
    const pairs = {
      ours: ['WGAN-GP λ = .1', 'WGAN clipped at .1; Adam 1:1'],
      papers: ['WGAN-GP λ = .1; RMSProp 5:1', 'WGAN clipped at .1'],
    } as const;
    for (const data of ['ring', 'grid']) {
      const rows = await rowsOf(data);
      const lead = (pair: readonly [string, string]): number => {
        const [penalty, clipped] = pair.map((setting) => column(rows, setting, 'highQuality')) as [
          number[],
          number[],
        ];
        expect([penalty.length, clipped.length]).toEqual([10, 10]);
        const error = Math.hypot(standardError(penalty), standardError(clipped));
        return (mean(penalty) - mean(clipped)) / error;
      };
      expect(lead(pairs.ours), data).toBeGreaterThan(2);
      expect(lead(pairs.papers), data).toBeLessThan(2);
    }
  });

  it('rank ones that were held out as more normal than the digits that were trained on', async () => {
    const rows = await rowsOf('anomaly');
    for (const setting of named('anomaly').settings) expect(column(rows, setting, 'auroc')).toHaveLength(5);
    for (const { setting, values } of rows) {
      const { auroc = NaN, seenAuroc = NaN, anomalous = NaN, normal = NaN } = values;
      expect(auroc, setting).toBeGreaterThan(seenAuroc); // a digit has a lower score if it was trained on
      if (setting !== '1 held out') continue;
      expect(auroc).toBeLessThan(0.2);
      expect(anomalous).toBeLessThan(normal);
    }
  });

  it('rank them higher without the floor of grey levels, and still below chance', async () => {
    const rows = (await rowsOf('anomaly')).filter(
      ({ setting, values }) => setting === '1 held out' && Number.isFinite(values['excessAuroc']),
    );
    expect(rows).toHaveLength(3);
    for (const { values } of rows) {
      const { auroc = NaN, excessAuroc = NaN, seenExcessAuroc = NaN } = values;
      expect(excessAuroc).toBeGreaterThan(auroc + 0.1);
      expect(excessAuroc).toBeLessThan(0.5);
      expect(excessAuroc - seenExcessAuroc).toBeGreaterThan(0.2);
    }
  });

  it('have the AUROC that the graded question quotes', async () => {
    const ones = column(await rowsOf('anomaly'), '1 held out', 'auroc');
    expect(JSON.stringify(gradedKeys.heldOutOne)).toContain(`It was ${shown(ones, 3)} over five seeds.`);
    expect(JSON.stringify(gradedKeys.scans)).toContain(`(AUROC ${mean(ones).toFixed(2)})`);
  });

  it('show a missing mode in recall and coverage only', async () => {
    const rows = await rowsOf('missing-mode');
    for (const k of [3, 5]) {
      const of = (what: string, name: string): number => {
        const values = column(rows, `${what}; k = ${k}`, name);
        expect(values).toHaveLength(10);
        return mean(values);
      };
      const lost = (name: string): number => of('all 8 modes', name) - of('7 of 8 modes', name);
      for (const name of ['precision', 'density']) expect(Math.abs(lost(name))).toBeLessThan(0.01);
      const eighth = (name: string): number => of('all 8 modes', name) / 8;
      expect(Math.abs(lost('recall') - eighth('recall'))).toBeLessThan(0.01);
      // Lower, because 2,500 samples are more per mode with seven modes.
      expect(lost('coverage')).toBeGreaterThan(0.6 * eighth('coverage'));
      expect(lost('coverage')).toBeLessThan(eighth('coverage'));
    }
  });

  it('of a missing mode are reproduced to the last digit', async () => {
    const row = (await rowsOf('missing-mode')).find(
      ({ setting, seed }) => setting === '7 of 8 modes; k = 5' && seed === 2,
    );
    const again = await named('missing-mode').run('7 of 8 modes; k = 5', 2);
    expect(again?.values).toEqual(row?.values);
  });
});

describe('row files', () => {
  const experiment = { ...named('dirac'), columns: ['a', 'b'], recipe: 'one,\n recipe' };

  it('return what was appended, and refuse the rows of another recipe', async () => {
    const inside = await mkdtemp(join(tmpdir(), 'rows-'));
    const path = join(inside, 'deep', 'rows.csv');
    expect(await readRows(path, experiment)).toEqual([]);
    await createRows(path, experiment);
    const row = {
      setting: 'R1; γ = 1',
      seed: 3,
      engine: 'wasm 4.22.0',
      seconds: 1.5,
      values: { a: 1e-21, b: NaN },
    };
    await appendRow(path, row, experiment.columns);
    expect(await readRows(path, experiment)).toEqual([row]);
    await expect(readRows(path, { ...experiment, recipe: 'another' })).rejects.toThrow(
      /rows of another recipe/,
    );
    await expect(appendRow(path, { ...row, setting: 'R1, γ = 1' }, ['a'])).rejects.toThrow(/no comma/);
    expect(await readRows(path, experiment)).toEqual([row]);
    await rm(inside, { recursive: true });
  });
});

describe('tables and plots', () => {
  it('have the standard error of a mean', () => {
    expect(standardError([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
    expect(shown([1, 2, 3, 4], 2)).toBe('2.50 ± 0.65');
    expect(shown([2], 1)).toBe('2.0');
    expect(shown([], 1)).toBe('–');
  });

  it('say which seeds are missing', () => {
    const row = { setting: 'a', seed: 1, engine: '', seconds: 0, values: {} };
    expect(coverage([row], ['a'], 1)).toBe('All 1 seeds of each row were run.');
    expect(coverage([row], ['a', 'b'], 2)).toBe('Not all seeds were run: a (1 of 2), b (0 of 2).');
  });

  it('draw a dot for each run', () => {
    const svg = dotPlot({
      title: 'a < b',
      axis: 'x',
      max: 8,
      groups: [{ name: 'one', values: [1, 2], mark: 8 }],
    });
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toContain('a &lt; b');
  });
});
