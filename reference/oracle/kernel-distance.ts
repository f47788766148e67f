/** The kernel distance (KID): an unbiased squared maximum mean discrepancy with a cubic kernel. */
import { at } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

/**
 * k(a, b) = (a · b / d + 1)³ of rows i and j, and the error scale: the relative error of a cube is three times that of
 * its argument.
 */
function kernel(a: Matrix, i: number, b: Matrix, j: number): { value: number; scale: number } {
  const d = a.shape[1] ?? NaN;
  let [product, magnitude] = [0, 0];
  for (let f = 0; f < d; f++) {
    const term = at(a.data, i * d + f) * at(b.data, j * d + f);
    product += term;
    magnitude += Math.abs(term);
  }
  const base = product / d + 1;
  return { value: base ** 3, scale: 3 * base ** 2 * (magnitude / d + 1) };
}

/**
 * Mean of the kernel over all pairs of rows, or over those of two different rows of one set. An answer that sums the
 * whole matrix and subtracts its diagonal also rounds the diagonal, so that is part of the scale.
 */
function mean(a: Matrix, b: Matrix, different: boolean): { value: number; scale: number } {
  const [n, m] = [a.shape[0] ?? NaN, b.shape[0] ?? NaN];
  let [value, scale] = [0, 0];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const term = kernel(a, i, b, j);
      if (!different || i !== j) value += term.value;
      scale += term.scale;
    }
  const pairs = different ? n * (n - 1) : n * m;
  return { value: value / pairs, scale: scale / pairs };
}

/**
 * Mean of k over pairs of different rows of x, plus that of y, minus twice that of pairs of x and y (Gretton et al.
 * 2012, eq. 3; Bińkowski et al. 2018, section 4): shape []; it is unbiased, so it may be negative.
 *
 * @param x [n, d]
 * @param y [m, d]
 */
export function kernelDistance({ x, y }: { readonly x: Matrix; readonly y: Matrix }): Estimate {
  const [ofX, ofY, between] = [mean(x, x, true), mean(y, y, true), mean(x, y, false)];
  return {
    shape: [],
    value: Float64Array.of(ofX.value + ofY.value - 2 * between.value),
    scale: Float64Array.of(ofX.scale + ofY.scale + 2 * between.scale),
  };
}
