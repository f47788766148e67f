/** Loops on flat arrays that the decompositions share. */
/** Entry i; the caller guarantees that it exists. */
export const at = (a: Float64Array, i: number): number => a[i] as number;

/** to[toAt + j] += factor · from[fromAt + j]. */
export function addRow(
  to: Float64Array,
  toAt: number,
  factor: number,
  from: Float64Array,
  fromAt: number,
  length: number,
): void {
  for (let j = 0; j < length; j++) to[toAt + j] = at(to, toAt + j) + factor * at(from, fromAt + j);
}
