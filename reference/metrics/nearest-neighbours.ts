import { forEachOwnBlock } from './pairs.ts';
import type { Rows } from './rows.ts';

/**
 * Squared distance of each row to its k-th nearest other row: [n]. Rows are distinguished by index, so duplicates have
 * distance 0.
 */
export function squaredNeighbourRadii(x: Rows, k: number): Float64Array {
  const nearest = new Float64Array(x.n * k).fill(Infinity); // [n, k], each row ascending
  forEachOwnBlock('squaredDistance', x, ({ i, j, rows, columns, values, stride }) => {
    for (let r = 0; r < rows; r++) {
      const own = (i + r) * k;
      let farthest = nearest[own + k - 1] as number;
      // On the diagonal each pair is also taken only once, for both of its rows.
      for (let c = i === j ? r + 1 : 0; c < columns; c++) {
        const distance = values[r * stride + c] as number;
        if (distance < farthest) {
          insert(nearest, own, k, distance);
          farthest = nearest[own + k - 1] as number;
        }
        const other = (j + c) * k;
        if (distance < (nearest[other + k - 1] as number)) insert(nearest, other, k, distance);
      }
    }
  });
  return Float64Array.from({ length: x.n }, (_, i) => nearest[i * k + k - 1] as number);
}

/** Inserts a distance into the k ascending ones from `own`; the largest is dropped. */
function insert(nearest: Float64Array, own: number, k: number, distance: number): void {
  let at = own + k - 1;
  while (at > own && (nearest[at - 1] as number) > distance) {
    nearest[at] = nearest[at - 1] as number;
    at--;
  }
  nearest[at] = distance;
}
