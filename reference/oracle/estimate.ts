/**
 * Numbers in, and exact numbers out together with how far off float32 may honestly be.
 *
 * The scales come from first-order running error analysis (Higham, Accuracy and Stability of Numerical Algorithms,
 * 2nd ed., chapter 3): every rounding costs at most u = 2⁻²⁴ times the magnitude of what is rounded, so terms that are
 * added contribute their absolute values, also where they cancel, and exp(x) contributes |exp(x)| (1 + |x|), as an
 * argument off by u |x| is worth a result off by u |x| exp(x). Sums and means add up the scales of their terms; the
 * factor for the number of roundings is left to the tolerance, c · 2⁻²⁴ · scale with c about 8 to 32.
 */

/** Row-major values, exactly as the student gets them: float32 numbers. A scalar has shape []. */
export interface Matrix {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** A float64 result, and the magnitude that the float32 error of a reasonable evaluation is proportional to. */
export interface Estimate {
  readonly shape: readonly number[];
  readonly value: Float64Array;
  /** As long as `value`, never negative. */
  readonly scale: Float64Array;
}

/** One entry of an estimate. */
export interface Term {
  readonly value: number;
  readonly scale: number;
}
