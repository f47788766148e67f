/** Pictures that are drawn at build time: they fit their frames, and their numbers are those of independent computations. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import type { Mark } from '#reference/shared/svg.ts';
import { distances } from '#site/src/stills/two-ellipses.ts';
import { precision, recall } from '#site/src/stills/balls.ts';
import { bestLogit } from '#site/src/stills/bounded-logits.ts';
import { distancesOf } from '#site/src/stills/damped-game.ts';
import { relaxed } from '#site/src/stills/falling-temperature.ts';
import { distancesAt } from '#site/src/stills/flat-and-steep.ts';
import { exactBound } from '#site/src/stills/importance-bound.ts';
import { mean as kernelMean } from '#site/src/stills/kernel-estimates.ts';
import { stills } from '#site/src/stills/list.ts';
import { sharpnessOf } from '#site/src/stills/mean-bar.ts';
import { measured } from '#site/src/stills/measured.ts';
import { densityAt } from '#site/src/stills/noising.ts';
import { variationOf } from '#site/src/stills/packs.ts';
import { penaltyOf } from '#site/src/stills/penalties.ts';
import { termsOf, twinOfCollapsed } from '#site/src/stills/rate-distortion.ts';
import { round, straight } from '#site/src/stills/shell.ts';
import { costsOf } from '#site/src/stills/trade-off.ts';
import { best } from '#site/src/stills/two-densities.ts';

const docs = new URL('../../../site/src/content/docs/', import.meta.url);
const flat = (marks: readonly Mark[]): Mark[] => marks.flatMap((one) => [one, ...flat(one.children ?? [])]);
/** Horizontal and vertical coordinates of a mark. */
function coordinates({ attributes, tag }: Mark): { x: number[]; y: number[] } {
  const numbers = (names: readonly string[]): number[] =>
    names.flatMap((name) => (name in attributes ? [Number(attributes[name])] : []));
  const path = String(attributes['points'] ?? attributes['d'] ?? '')
    .split(/[\sMLZ,]+/)
    .filter((text) => text !== '')
    .map(Number);
  const [width, height] = tag === 'rect' ? numbers(['width', 'height']) : [];
  const [x, y] = [numbers(['x', 'x1', 'x2', 'cx']), numbers(['y', 'y1', 'y2', 'cy'])];
  return {
    x: [...x, ...path.filter((_, i) => i % 2 === 0), ...(width === undefined ? [] : [(x[0] ?? NaN) + width])],
    y: [
      ...y,
      ...path.filter((_, i) => i % 2 === 1),
      ...(height === undefined ? [] : [(y[0] ?? NaN) + height]),
    ],
  };
}

describe.each(Object.entries(stills))('%s', (_, still) => {
  it.each(['wide', 'narrow'] as const)('lies inside its frame: %s', (layout) => {
    const { width, height, marks } = still.picture(layout);
    expect(marks.length).toBeGreaterThan(5);
    for (const one of flat(marks)) {
      const { x, y } = coordinates(one);
      for (const [values, end] of [
        [x, width],
        [y, height],
      ] as const) {
        expect(
          values.filter((value) => !(value >= 0 && value <= end)),
          JSON.stringify(one),
        ).toEqual([]);
      }
    }
  });

  it('is described in words', () => {
    expect(still.text).toMatch(/^[A-Z].{80,}\.$/);
    expect(still.text).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('the pages', () => {
  it('use every still, and no other', async () => {
    const files = (await readdir(docs, { recursive: true })).filter((file) => file.endsWith('.mdx'));
    const used = await Promise.all(
      files.map(async (file) =>
        [...(await readFile(new URL(file, docs), 'utf8')).matchAll(/<Still name="([^"]+)"/g)].map(
          ([, name]) => name,
        ),
      ),
    );
    expect([...new Set(used.flat())].sort()).toEqual(Object.keys(stills).sort());
  });
});

describe('the numbers', () => {
  it('of the two terms are those of the closed forms, and their minimum is the evidence', () => {
    const { reconstruction, kl, sum } = costsOf(0.1);
    expect(reconstruction).toBeCloseTo(Math.log(Math.PI / 2) / 2 + (0.2 ** 2 + 0.01) / 0.5, 12);
    expect(kl).toBeCloseTo((0.64 + 0.01 - Math.log(0.01) - 1) / 2, 12);
    expect(sum).toBeCloseTo(reconstruction + kl, 12);
    expect(costsOf(Math.sqrt(0.2)).sum).toBeCloseTo((Math.log(2 * Math.PI * 1.25) + 0.8) / 2, 12);
  });

  it('of the gap are those of the closed forms', () => {
    // log N(1; 0, 1.25); 0.64 / (2 · 0.2); (log 0.2 + 5 − 1) / 2
    for (const number of ['−1.43', '1.60', '1.20']) expect(stills['elbo-gap']?.text).toContain(number);
  });

  it('of the bound with k samples are sums over the binomial distribution (Python)', () => {
    expect(exactBound(1)).toBeCloseTo((Math.log(0.6) + Math.log(0.1)) / 2, 12);
    expect(exactBound(2)).toBeCloseTo((Math.log(0.6) + 2 * Math.log(0.35) + Math.log(0.1)) / 4, 12);
    expect(exactBound(5)).toBeCloseTo(-1.1102803607415992, 10);
    expect(exactBound(50)).toBeCloseTo(-1.0550039088882646, 10);
  });

  it('of the optimal discriminator are a sigmoid of 2x / 0.49', () => {
    for (const x of [-1, 0, 0.3]) expect(best(x)).toBeCloseTo(1 / (1 + Math.exp((2 * x) / 0.49)), 12);
  });

  it('of both distances are an integral (Python) and the shift', () => {
    expect(distancesAt(0.5).js).toBeCloseTo(0.44169447218113117, 6);
    expect(distancesAt(1).js).toBeCloseTo(0.6759425773809692, 6);
    expect(distancesAt(2).js).toBeCloseTo(0.6931463173939586, 6);
    expect(distancesAt(2).w1).toBeCloseTo(2, 6);
  });

  it('of the penalties are squares', () => {
    for (const slope of [-2, -0.5, 0, 0.3, 2]) {
      expect(penaltyOf(slope, 1)).toBeCloseTo((Math.abs(slope) - 1) ** 2, 12);
      expect(penaltyOf(slope, 0)).toBeCloseTo(slope ** 2, 12);
    }
  });

  it('of the limited logits are 8x, 4x, and at most log 9', () => {
    expect(bestLogit(0.7, 0.5)).toBeCloseTo(5.6, 9);
    expect(bestLogit(0.7, Math.SQRT1_2)).toBeCloseTo(2.8, 9);
    expect(bestLogit(2, 0.5, 0.9)).toBeCloseTo(Math.log(9), 5);
  });

  it('of the relaxed draw are a softmax of logits and noise (Python)', () => {
    for (const [temperature, row] of [
      [2, [0.13665408583025734, 0.44890432256662754, 0.41444159160311506]],
      [0.1, [3.884463181533957e-11, 0.8316763102379922, 0.16832368972316325]],
    ] as const) {
      const entries = relaxed(temperature);
      expect(entries).toHaveLength(3);
      for (const [k, entry] of row.entries()) expect(entries[k]).toBeCloseTo(entry, 12);
    }
    expect(stills['falling-temperature']?.text).toContain('0.005, 0.576, 0.419 at τ = 0.5');
  });

  it('of rate and distortion are the closed forms of the linear model', () => {
    for (const beta of [0.5, 1, 2, 4]) {
      const { rate, distortion } = termsOf(beta);
      expect(rate).toBeCloseTo(Math.log(5 / beta) / 2, 12);
      expect(distortion).toBeCloseTo((beta + Math.log(Math.PI / 2)) / 2, 12);
    }
    for (const beta of [5, 7]) {
      expect(termsOf(beta).rate).toBeCloseTo(0, 12);
      expect(termsOf(beta).distortion).toBeCloseTo(2.5 + Math.log(Math.PI / 2) / 2, 12);
    }
    expect(twinOfCollapsed().rate).toBeCloseTo(2.482557115872138, 9);
    expect(twinOfCollapsed().distortion).toBeCloseTo(0.24323423677258926, 9);
  });

  it('of the smallest game are those of its updates (Python)', () => {
    const [alone, damped] = [distancesOf(0), distancesOf(0.25)];
    expect([alone.length, damped.length]).toEqual([101, 101]);
    expect(alone[1]).toBeCloseTo(1.3540844240883514, 12);
    expect(alone[100]).toBeCloseTo(0.5755484853251233, 12);
    expect(damped[50]).toBeCloseTo(0.04829101231101981, 12);
    expect(damped[100]).toBeCloseTo(0.005705018384935252, 12);
    // What the lesson says after 500 steps.
    expect(distancesOf(0, 500)[500]).toBeCloseTo(0.28392341711822183, 12);
    expect((distancesOf(0.25, 500)[500] ?? NaN) * 1e12).toBeCloseTo(4.299198351794, 3);
  });

  it('of the packs are half the sum of the differences over all packs', () => {
    for (const size of [1, 2, 4]) {
      const generated = Array.from({ length: 8 ** size }, (_, pack) =>
        Array.from({ length: size }, (_, i) => Math.floor(pack / 8 ** i) % 8).includes(7) ? 0 : 7 ** -size,
      );
      const sum = generated.reduce((total, q) => total + Math.abs(8 ** -size - q), 0);
      expect(variationOf(size)).toBeCloseTo(sum / 2, 12);
    }
    expect(stills['packs']?.text).toContain('8: 0.656');
  });

  it('of the noised data are two Gaussians with a variance of 1 (Python)', () => {
    expect(densityAt(0.96, 1)).toBeCloseTo(0.7123969293321631, 12);
    expect(densityAt(0, 0.9)).toBeCloseTo(0.08491333218478762, 12);
    expect(densityAt(0, 0.5)).toBeCloseTo(0.35437348601520435, 12);
    expect(densityAt(0, 0.1)).toBeCloseTo(0.3979802841184567, 12);
    const points = Array.from({ length: 1601 }, (_, i) => (i - 800) / 100);
    for (const share of [1, 0.9, 0.5, 0.1]) {
      const second = points.reduce((total, x) => total + (x ** 2 * densityAt(x, share)) / 100, 0);
      expect(second).toBeCloseTo(1, 9);
    }
  });

  it('of the paths have the lengths of the lesson', () => {
    expect(Math.abs(straight(0.5) - Math.sqrt(50))).toBeLessThan(1.5 * Math.SQRT1_2);
    for (const t of [0, 0.25, 0.5, 1]) expect(Math.abs(round(t) - 10)).toBeLessThan(1.5 * Math.SQRT1_2);
  });

  it('of the Gaussians are 6 − 2 (√3 + 1), and 16 more', () => {
    expect(distances.same).toBeCloseTo(4 - 2 * Math.sqrt(3), 9);
    expect(distances.shifted).toBeCloseTo(20 - 2 * Math.sqrt(3), 9);
  });

  it('of the estimates have a mean that is 0 within their error', () => {
    expect(Math.abs(kernelMean)).toBeLessThan(0.2);
    expect(stills['kernel-estimates']?.text).toMatch(/[56]\d % of the estimates are negative/);
  });

  it('of the balls are those that the lesson works by hand', () => {
    expect([precision, recall]).toEqual([1, 0.75]);
  });

  it('of the bars are variances of their Laplacians (Python)', () => {
    expect(sharpnessOf[0]).toBeCloseTo(0.48, 9);
    expect(sharpnessOf[1]).toBeCloseTo(0.48, 9);
    expect(sharpnessOf[2]).toBeCloseTo(0.14, 9);
  });

  it('that were measured are cells of docs/reproduce', () => {
    const section = 'A digit that was held out, found by −ELBO';
    expect(measured(section, '1 held out', 'AUROC')).toEqual({ mean: 0.076, error: 0.004 });
    expect(stills['auroc-by-digit']?.text).toContain('1: 0.076, 2: 0.939');
    expect(stills['schedules']?.text).toContain('ring, penalty: 46.4 and 13.0');
    expect(() => measured(section, '1 held out', 'AUROC of it')).toThrow('has no');
  });
});
