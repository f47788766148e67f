import type { Matrix } from './estimate.ts';

/** x kernel + bias in float64 for whole data sets: `x` [rows, in], row-major; the result is [rows, out], row-major. */
export function affine(
  x: Float64Array,
  { kernel, bias }: { readonly kernel: Matrix; readonly bias: Matrix },
): Float64Array {
  const [inner = 0, columns = 0] = kernel.shape;
  const rows = x.length / inner;
  if (!Number.isInteger(rows) || kernel.data.length !== inner * columns || bias.data.length !== columns)
    throw new RangeError(
      `internal: ${x.length} entries, kernel [${kernel.shape.join(', ')}] and ${bias.data.length} biases do not fit`,
    );
  const weights = Float64Array.from(kernel.data);
  const out = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const target = out.subarray(row * columns, (row + 1) * columns);
    target.set(bias.data);
    for (let k = 0; k < inner; k++) {
      const factor = x[row * inner + k] ?? 0;
      if (factor === 0) continue; // most pixels are black
      const from = k * columns;
      for (let column = 0; column < columns; column++)
        target[column] = (target[column] ?? 0) + factor * (weights[from + column] ?? 0);
    }
  }
  return out;
}

export const rectified = (x: Float64Array): Float64Array => x.map((entry) => Math.max(0, entry));
