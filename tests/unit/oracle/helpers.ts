import { uniformGenerator } from '#reference/tensor/seed.ts';
import type { Estimate, Matrix } from '#reference/oracle/index.ts';

/** Seeded draws, rounded to float32 like the student's. */
export function drawsOf(seed: string): {
  uniform(shape: number[], low: number, high: number): Matrix;
  normal(shape: number[]): Matrix;
} {
  const next = uniformGenerator(seed);
  const fill = (shape: number[], draw: () => number): Matrix => ({
    shape,
    data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, draw),
  });
  // Box and Muller; 1 − next() is never 0.
  const gaussian = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    uniform: (shape, low, high) => fill(shape, () => low + (high - low) * next()),
    normal: (shape) => fill(shape, gaussian),
  };
}

export const matrix = (shape: number[], data: number[]): Matrix => ({ shape, data });

export const entry = (data: ArrayLike<number>, i = 0): number => data[i] ?? Number.NaN;

export const scalar = ({ value }: Estimate): number => entry(value);

/** Largest |computed − value| in units of u · scale, u the unit roundoff; 0 / 0 counts as no error. */
export function worstRatio({ value, scale }: Estimate, computed: ArrayLike<number>, u: number): number {
  if (computed.length !== value.length)
    throw new RangeError(`got ${computed.length} entries for ${value.length}`);
  const ratios = Array.from(value, (v, i) => {
    const error = Math.abs(entry(computed, i) - v);
    return error === 0 ? 0 : error / (u * entry(scale, i));
  });
  return ratios.reduce((worst, ratio) => (ratio <= worst ? worst : ratio), 0);
}
