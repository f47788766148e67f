import { pairKernel, type PairTerm } from './pair-kernel.ts';
import type { Rows } from './rows.ts';

/** Terms of rows i, i + 1, … of x with rows j, j + 1, … of y. */
export interface PairBlock {
  readonly i: number;
  readonly j: number;
  readonly rows: number;
  readonly columns: number;
  /** The term of rows i + r and j + c is at r · stride + c; valid until the visitor returns. */
  readonly values: Float64Array;
  readonly stride: number;
}

/** 512 KiB of terms: with its two sides of 64 values per row it stays in the second-level cache. */
const block = 256;

/** Visits the terms of all pairs of x and y, one block at a time: memory does not grow with n. */
export function forEachBlock(term: PairTerm, x: Rows, y: Rows, visit: (block: PairBlock) => void): void {
  visitBlocks(term, x, y, () => 0, visit);
}

/**
 * The same for all pairs of one set. Only blocks on and above the diagonal are visited: those on it contain every pair
 * in both orders and each row with itself, the others each pair once.
 */
export function forEachOwnBlock(term: PairTerm, x: Rows, visit: (block: PairBlock) => void): void {
  visitBlocks(term, x, x, (i) => i, visit);
}

function visitBlocks(
  term: PairTerm,
  x: Rows,
  y: Rows,
  firstColumn: (i: number) => number,
  visit: (block: PairBlock) => void,
): void {
  const kernel = pairKernel(x.d, block);
  for (let i = 0; i < x.n; i += block) {
    const rows = Math.min(block, x.n - i);
    kernel.setRows(x, i, rows);
    for (let j = firstColumn(i); j < y.n; j += block) {
      const columns = Math.min(block, y.n - j);
      kernel.setColumns(y, j, columns);
      visit({ i, j, rows, columns, ...kernel.evaluate(term) });
    }
  }
}

/**
 * Σ f(term) of the terms from..to of a block's row. The caller writes the loop; a function of one term would be called,
 * and its number allocated on the heap, n² times.
 */
export type RowSum = (values: Float64Array, from: number, to: number) => number;

/** Mean of f(term) over all pairs of a row of x and a row of y. */
export function meanOverPairs(term: PairTerm, x: Rows, y: Rows, sumOf: RowSum): number {
  let sum = 0;
  forEachBlock(term, x, y, ({ rows, columns, values, stride }) => {
    for (let r = 0; r < rows; r++) sum += sumOf(values, r * stride, r * stride + columns);
  });
  return sum / (x.n * y.n);
}

/** Mean of f(term) over all pairs of two different rows of x. */
export function meanOverOwnPairs(term: PairTerm, x: Rows, sumOf: RowSum): number {
  let sum = 0;
  forEachOwnBlock(term, x, ({ i, j, rows, columns, values, stride }) => {
    for (let r = 0; r < rows; r++) {
      // Each pair once: on the diagonal, only the entries to the right of the row's own place.
      const first = i === j ? r + 1 : 0;
      sum += sumOf(values, r * stride + first, r * stride + columns);
    }
  });
  return (2 * sum) / (x.n * (x.n - 1));
}
