import { seededRandom } from '#datasets/random.ts';
import type { Rows } from '#reference/metrics/index.ts';

export interface Draw {
  readonly seed: number;
  readonly n: number;
  readonly d: number;
  readonly scale?: number;
  readonly shift?: number;
}

/**
 * Bell-shaped rows of variance 4/3 · scale², as tests/peers/metrics.py draws them: sums of uniforms, so that both have
 * the same bits; a logarithm may differ in its last.
 */
export function drawn({ seed, n, d, scale = 1, shift = 0 }: Draw): Rows {
  const random = seededRandom(seed);
  const bell = (): number =>
    2 * (random.uniform() + random.uniform() + random.uniform() + random.uniform() - 2);
  return { data: Float64Array.from({ length: n * d }, () => shift + scale * bell()), n, d };
}

/** Normal rows with a standard deviation for each column. */
export function normalRows(
  seed: number,
  n: number,
  stds: readonly number[],
  means: readonly number[] = [],
): Rows {
  const random = seededRandom(seed);
  const d = stds.length;
  const data = Float64Array.from(
    { length: n * d },
    (_, i) => (means[i % d] ?? 0) + (stds[i % d] ?? NaN) * random.normal(),
  );
  return { data, n, d };
}
