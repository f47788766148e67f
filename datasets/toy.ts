import type { Random } from './random.ts';

export type Point = readonly [x: number, y: number];

/** A distribution in the plane whose density is known. */
export interface ToyDistribution {
  /** The centres of the modes, empty for a curve. */
  readonly centers: readonly Point[];
  /** Standard deviation of the isotropic Gaussian noise, in the units of the plane. */
  readonly std: number;
  /** A box outside which less than 1e-14 of the mass lies. */
  readonly bounds: { readonly min: Point; readonly max: Point };
  /** Draws `n` points, row-major [n, 2]. */
  readonly sample: (n: number, random: Random) => Float32Array<ArrayBuffer>;
  /** Natural logarithm of the density, float64; stays finite where the density underflows to 0. */
  readonly logDensity: (x: number, y: number) => number;
  /** Density per unit area, float64. */
  readonly density: (x: number, y: number) => number;
}

/** An error for invalid options: the rule, the value, and what to do. */
export function requireThat(holds: boolean, name: string, rule: string, value: unknown): void {
  if (!holds) throw new RangeError(`${name} must be ${rule}, got ${String(value)}; pass another ${name}`);
}

export function requirePositive(name: string, value: number): void {
  requireThat(Number.isFinite(value) && value > 0, name, 'a finite number above 0', value);
}

export function requireCount(name: string, value: number, least: number): void {
  requireThat(Number.isInteger(value) && value >= least, name, `a whole number of at least ${least}`, value);
}

export function requireFinite(name: string, ...values: number[]): void {
  requireThat(values.every(Number.isFinite), name, 'finite', values.join(', '));
}

/** Rows drawn one at a time: `draw` returns a point without noise, the noise is added here. */
export function sampleRows(
  n: number,
  std: number,
  random: Random,
  draw: () => Point,
): Float32Array<ArrayBuffer> {
  requireCount('n', n, 0);
  const rows = new Float32Array(2 * n); // [n, 2]
  for (let i = 0; i < n; i++) {
    const [x, y] = draw();
    rows[2 * i] = x + std * random.normal();
    rows[2 * i + 1] = y + std * random.normal();
  }
  return rows;
}

/** The smallest box around `points`, widened by `margin` on each side. */
export function boundsOf(points: Iterable<Point>, margin: number): ToyDistribution['bounds'] {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  }
  return { min: [left - margin, bottom - margin], max: [right + margin, top + margin] };
}
