import { showShape, sizeOf, type NumericArray } from '#reference/shared/arrays.ts';

/** The correct values, and how far float32 may deviate from each. */
export interface Expected {
  readonly shape: readonly number[];
  readonly value: ArrayLike<number>;
  readonly tolerance: ArrayLike<number>;
}

/** float32's unit roundoff. */
export const unitRoundoff = 2 ** -24;

/**
 * |got − value| ≤ c · 2⁻²⁴ · scale + floor (Higham 2002, §3.3: a running error bound; c is calibrated, see
 * `tests/calibration`). The floor is for results that float32 cannot resolve near zero.
 */
export function within(
  estimate: {
    readonly shape: readonly number[];
    readonly value: ArrayLike<number>;
    readonly scale: ArrayLike<number>;
  },
  c: number,
  floor = 1e-9,
): Expected {
  const tolerance = Array.from(estimate.scale, (scale) => c * unitRoundoff * scale + floor);
  return { shape: estimate.shape, value: estimate.value, tolerance };
}

export interface Comparison {
  readonly agrees: boolean;
  /** Largest |error| / tolerance; 1 is the limit, Infinity a wrong shape or a value that is not finite. */
  readonly margin: number;
  /** Empty if it agrees. */
  readonly message: string;
}

/** A single number has no shape to show. */
function shapesDiffer(name: string, got: readonly number[], expected: readonly number[]): string {
  if (got.length > 0 && expected.length > 0)
    return `${name} has shape ${showShape(got)}; it should be ${showShape(expected)}.`;
  const words = (shape: readonly number[]): string =>
    shape.length === 0 ? showShape(shape) : `a tensor of shape ${showShape(shape)}`;
  return `${name} is ${words(got)}; it should be ${words(expected)}.`;
}

/** Compares element by element; the message names the first place where the two differ. */
export function compare(name: string, got: NumericArray | null | undefined, expected: Expected): Comparison {
  if (got === undefined) return differs(`${name} is missing from what your function returned.`);
  if (got === null)
    return differs(
      `no gradient reaches ${name.replace(/^the gradient with respect to /, '')}: your result is not connected to it by tf operations.`,
    );
  if (!sameShape(got.shape, expected.shape)) return differs(shapesDiffer(name, got.shape, expected.shape));
  const size = sizeOf(expected.shape);
  if (expected.value.length !== size || expected.tolerance.length !== size)
    throw new Error(
      `internal: ${name} is expected in shape ${showShape(expected.shape)}, but has a different number of values`,
    );
  if (got.data.length !== size) return differs(`${name} does not have as many values as its shape implies.`);
  let margin = 0;
  let wrong = 0;
  let first = -1;
  for (let i = 0; i < size; i++) {
    const ratio = errorRatio(got.data[i] ?? NaN, expected.value[i] ?? NaN, expected.tolerance[i] ?? 0);
    if (ratio > margin) margin = ratio;
    // Not `ratio > 1`: a tolerance that is not a number lets nothing pass.
    if (!(ratio <= 1)) {
      wrong++;
      if (first < 0) first = i;
    }
  }
  if (wrong === 0) return { agrees: true, margin, message: '' };
  const at = expected.shape.length === 0 ? name : `${name}[${indices(first, expected.shape).join(', ')}]`;
  const rest = size > 1 ? ` (${wrong} of ${size} values are wrong)` : '';
  return {
    agrees: false,
    margin,
    message: `${at.replace(/^the /, '')}: got ${show(got.data[first])}, expected ${show(expected.value[first])}${rest}.`,
  };
}

/** Infinite if either is not finite, unless both are the same infinity or both NaN. */
function errorRatio(got: number, value: number, tolerance: number): number {
  if (Object.is(got, value) || got === value) return 0;
  const error = Math.abs(got - value);
  return Number.isFinite(error) ? error / tolerance : Infinity;
}

const differs = (message: string): Comparison => ({ agrees: false, margin: Infinity, message });

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, i) => size === b[i]);

function indices(flat: number, shape: readonly number[]): number[] {
  const result: number[] = [];
  for (let axis = shape.length - 1, rest = flat; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    result.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return result;
}

/** Six significant digits are enough for a reader and do not reveal every bit of a hidden value. */
export const show = (x: number | undefined): string => {
  if (x === undefined) return 'nothing';
  return Number.isFinite(x) ? String(Number(x.toPrecision(6))) : String(x);
};
