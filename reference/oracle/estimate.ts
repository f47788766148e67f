/**
 * Takes numbers, and returns exact numbers with the error that a float32 evaluation may legitimately have.
 *
 * The scales come from first-order running error analysis (Higham, Accuracy and Stability of Numerical Algorithms, 2nd
 * ed., chapter 3): every rounding costs at most u = 2⁻²⁴ times the magnitude of what is rounded, so terms that are
 * added contribute their absolute values, also where they cancel, and exp(x) contributes |exp(x)| (1 + |x|), because an
 * argument error of u |x| becomes a result error of u |x| exp(x). Sums and means add up the scales of their terms; the
 * tolerance includes the factor for the number of roundings, c · 2⁻²⁴ · scale with c about 8 to 32.
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
