import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squaredNeighbourRadii } from '#reference/metrics/nearest-neighbours.ts';
import { plainKernel, simdKernel, type PairTerm } from '#reference/metrics/pair-kernel.ts';
import { forEachBlock, forEachOwnBlock, meanOverOwnPairs, meanOverPairs } from '#reference/metrics/pairs.ts';
import { rowsOf, type Rows } from '#reference/metrics/rows.ts';
import { assemble } from '#reference/metrics/simd/assemble.ts';
import { drawn } from './draws.ts';

const terms = ['squaredDistance', 'dot'] as const;

const rowsOfWidth = (d: number): fc.Arbitrary<Rows> =>
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer(), fc.boolean()).map(([n, seed, isFloat32]) => {
    const { data } = drawn({ seed, n, d, scale: 3, shift: 1 });
    return rowsOf(isFloat32 ? Float32Array.from(data) : data, d);
  });

function evaluated(
  kernel: ReturnType<typeof plainKernel> | undefined,
  term: PairTerm,
  x: Rows,
  y: Rows,
): number[] {
  kernel?.setRows(x, 0, x.n);
  kernel?.setColumns(y, 0, y.n);
  const { values, stride } = kernel?.evaluate(term) ?? { values: [], stride: NaN };
  return Array.from({ length: x.n * y.n }, (_, i) => values[Math.floor(i / y.n) * stride + (i % y.n)] ?? NaN);
}

describe('pairs of rows', () => {
  it('the SIMD module is assembled from the current source', async () => {
    const file = new URL('../../../reference/metrics/simd/bytes.ts', import.meta.url);
    expect(readFileSync(file, 'utf8'), 'run: npm run assemble').toBe(await assemble());
  });

  it.each(terms)('%s: the SIMD kernel has the bits of the plain loop', (term) => {
    const sizes = fc.integer({ min: 1, max: 11 }).chain((d) => fc.tuple(rowsOfWidth(d), rowsOfWidth(d)));
    fc.assert(
      fc.property(sizes, ([x, y]) => {
        expect(evaluated(simdKernel(x.d, 12), term, x, y)).toEqual(
          evaluated(plainKernel(x.d, 12), term, x, y),
        );
      }),
    );
  });

  it('the plain loop is the definition', () => {
    const x = rowsOf(Float64Array.of(1, 2, 3, 4), 2);
    const y = rowsOf(Float64Array.of(0, 0, 1, -1, 5, 6), 2);
    expect(evaluated(plainKernel(2, 12), 'squaredDistance', x, y)).toEqual([5, 9, 32, 25, 29, 8]);
    expect(evaluated(plainKernel(2, 12), 'dot', x, y)).toEqual([0, -1, 17, 0, -1, 39]);
  });

  it('visits every pair once, in blocks that do not grow with n', () => {
    const [x, y] = [drawn({ seed: 1, n: 700, d: 2 }), drawn({ seed: 2, n: 513, d: 2 })];
    const seen = new Uint8Array(700 * 513);
    forEachBlock('dot', x, y, ({ i, j, rows, columns, values }) => {
      expect(values.length).toBeLessThanOrEqual(256 * 256);
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++)
          seen[(i + r) * 513 + j + c] = (seen[(i + r) * 513 + j + c] ?? 0) + 1;
    });
    expect(seen.every((times) => times === 1)).toBe(true);
    const places: string[] = [];
    forEachOwnBlock('dot', x, ({ i, j }) => places.push(`${i},${j}`));
    expect(places).toEqual(['0,0', '0,256', '0,512', '256,256', '256,512', '512,512']);
  });

  it('means over pairs are those of two loops', () => {
    const [x, y] = [drawn({ seed: 3, n: 300, d: 3 }), drawn({ seed: 4, n: 270, d: 3 })];
    const dot = (a: Rows, i: number, b: Rows, j: number): number =>
      [0, 1, 2].reduce((sum, k) => sum + (a.data[3 * i + k] ?? NaN) * (b.data[3 * j + k] ?? NaN), 0);
    const cubes = (values: Float64Array, from: number, to: number): number =>
      values.subarray(from, to).reduce((sum, value) => sum + value ** 3, 0);
    let [across, within] = [0, 0];
    for (let i = 0; i < 300; i++) {
      for (let j = 0; j < 270; j++) across += dot(x, i, y, j) ** 3 / (300 * 270);
      for (let j = 0; j < 300; j++) if (i !== j) within += dot(x, i, x, j) ** 3 / (300 * 299);
    }
    expect(meanOverPairs('dot', x, y, cubes)).toBeCloseTo(across, 10);
    expect(meanOverOwnPairs('dot', x, cubes)).toBeCloseTo(within, 10);
  });

  it.each([1, 3, 7])('the radius to neighbour number %d is that of a sorted row', (k) => {
    const x = drawn({ seed: 5, n: 300, d: 4 });
    const radii = squaredNeighbourRadii(x, k);
    for (const i of [0, 17, 255, 256, 299]) {
      const distances = Array.from({ length: 300 }, (_, j) =>
        [0, 1, 2, 3].reduce(
          (sum, c) => sum + ((x.data[4 * i + c] ?? NaN) - (x.data[4 * j + c] ?? NaN)) ** 2,
          0,
        ),
      );
      expect(radii[i]).toBe(distances.filter((_, j) => j !== i).sort((a, b) => a - b)[k - 1]);
    }
  });

  it('far from the origin the neighbours are the same, to the bit', () => {
    // On a lattice of 2⁻¹⁰ a shift by 2²⁰ is exact; |x|² + |y|² − 2 x·y would lose a distance of 1 there.
    const near = drawn({ seed: 6, n: 100, d: 3 });
    const lattice = near.data.map((value) => Math.round(value * 2 ** 10) / 2 ** 10);
    const far = rowsOf(
      lattice.map((value) => value + 2 ** 20),
      3,
    );
    expect(squaredNeighbourRadii(far, 3)).toEqual(squaredNeighbourRadii(rowsOf(lattice, 3), 3));
  });
});
