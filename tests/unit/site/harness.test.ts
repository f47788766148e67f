import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { formatFixed, formatNumber } from '#site/src/figures/drawing/format.ts';
import { label, mark, svgContent } from '#reference/shared/svg.ts';
import { linearScale, ticks } from '#site/src/figures/drawing/scale.ts';
import { initialSettings, type Control } from '#site/src/figures/figure.ts';
import { readAddress, rounded, writeAddress } from '#site/src/figures/lab/address.ts';
import { figureNames, loadFigure } from '#site/src/figures/lab/figure-list.ts';
import { simulationOf } from '#site/src/figures/lab/simulation.ts';
import { declarationIn } from '#site/src/markdown/declaration.ts';

import { resources } from './resources.ts';

function another(control: Control): string | number | boolean {
  switch (control.kind) {
    case 'range':
      return control.min;
    case 'switch':
      return !control.initial;
    case 'choice':
      return control.options.at(-1)?.value ?? '';
    case 'text':
      return '0.5 -0.25';
  }
}

describe.each(figureNames)('%s', (name) => {
  it('keeps its state in the address and finds it again', async () => {
    const figure = await loadFigure(name);
    const moved = {
      settings: Object.fromEntries(
        figure.controls.map((control): [string, string | number | boolean] => {
          return [control.key, another(control)];
        }),
      ),
      seed: 7,
    };
    const search = writeAddress('?other=1', figure, moved);
    expect(new URLSearchParams(search).get('other')).toBe('1');
    expect(readAddress(search, figure)).toEqual(moved);
    expect(writeAddress(search, figure, { settings: initialSettings(figure), seed: 1 })).toBe('?other=1');
  });

  it('ignores nonsense in the address', async () => {
    const figure = await loadFigure(name);
    const nonsense = figure.controls.map(({ key }) => `${name}.${key}=nonsense`).join('&');
    expect(readAddress(`?${nonsense}&${name}.seed=-1`, figure).settings).toEqual(initialSettings(figure));
    expect(readAddress(`?${name}.seed=-1`, figure).seed).toBe(1);
  });

  it('is plain data that a worker can send, and runs the same there', async () => {
    const figure = await loadFigure(name);
    const simulation = simulationOf(figure, resources);
    await simulation.reset(initialSettings(figure), 5);
    const state = await simulation.advance(3);
    expect(structuredClone(state)).toEqual(state);
    expect(state.steps).toBe(3);
    await simulation.reset(initialSettings(figure), 5);
    await simulation.advance(1);
    const again = await simulation.advance(2);
    expect(figure.readings(again)).toEqual(figure.readings(state));
  });

  it('draws itself in both layouts and says what it shows', async () => {
    const figure = await loadFigure(name);
    const simulation = simulationOf(figure, resources);
    const before = await simulation.reset(initialSettings(figure), 1);
    const after = await simulation.advance(1);
    for (const state of [figure.initial(initialSettings(figure), 1), before, after])
      expect(figure.summary(state)).toMatch(/[.!?]$/);
    for (const layout of ['wide', 'narrow'] as const) {
      const { marks, width } = figure.picture(after, layout);
      const drawing = svgContent(marks)
        .toString()
        .replaceAll(/href="[^"]*"/g, '');
      expect(/NaN/.exec(drawing)?.[0]).toBeUndefined();
      expect(width).toBeLessThanOrEqual(layout === 'wide' ? 720 : 380);
    }
  });
});

describe('drawing', () => {
  it('escapes what it is given', () => {
    expect(svgContent([label('a', 0, 0, '1 < 2 & "3"')]).toString()).toContain(
      '1 &lt; 2 &amp; &quot;3&quot;',
    );
    expect(svgContent([mark('rect', 'a', { x: 1 / 3 })]).toString()).toContain('x="0.3"');
  });

  it('scales both axes, with round ticks', () => {
    const scale = linearScale([-2, 2], [0, 100]);
    expect(scale(1)).toBe(75);
    expect(scale.invert(75)).toBe(1);
    expect(ticks([-4, 4], 4)).toEqual([-4, -2, 0, 2, 4]);
    expect(ticks([0.1, 0.9], 4)).toEqual([0.2, 0.4, 0.6000000000000001, 0.8]);
  });

  it('writes numbers for readers', () => {
    expect([-1.5, 2.6e-6, 9e-34, 87, NaN, Infinity].map((value) => formatNumber(value))).toEqual([
      '−1.5',
      '2.6e−6',
      '9.0e−34',
      '87',
      'undefined',
      '∞',
    ]);
    expect([-0.001, -1.005].map((value) => formatFixed(value))).toEqual(['0.00', '−1.00']);
  });

  it('rounds to what a control accepts', () => {
    const control = {
      kind: 'range',
      key: 'a',
      label: 'a',
      min: 0.1,
      max: 1.5,
      step: 0.1,
      initial: 1,
    } as const;
    expect([0.249, 9, -9, 0.30000000000000004].map((value) => rounded(control, value))).toEqual([
      0.2, 1.5, 0.1, 0.3,
    ]);
  });
});

describe('declarations that lessons show', () => {
  const source = (file: string): Promise<string> =>
    readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');

  it('are complete, with their comments', async () => {
    const file = 'reference/training/vae-training.ts';
    const shown = declarationIn(await source(file), 'vaeTraining', file);
    expect(shown.startsWith('/** Stochastic descent')).toBe(true);
    expect(shown.endsWith('\n}')).toBe(true);
    expect(shown).toContain('losses: { negativeElbo: value }');
  });

  it('end where they end', async () => {
    const file = 'reference/losses/importance-weighted-bound.ts';
    expect(declarationIn(await source(file), 'logWeights', file)).not.toContain('importanceWeightedBound');
    expect(declarationIn(await source(file), 'importanceWeightedBound', file)).toMatch(/shape\[0\]\)\);$/);
  });

  it('must exist', () => {
    expect(() => declarationIn('export const a = 1;', 'b', 'a.ts')).toThrow("a.ts exports no 'b'");
  });
});
