import { simdModule } from '#reference/shared/simd-module.ts';
import type { Rows } from './rows.ts';
import { bytes } from './simd/bytes.ts';

export type PairTerm = 'squaredDistance' | 'dot';

/** The terms of all pairs of a few rows of x and a few of y; each call overwrites the result of the previous one. */
export interface PairKernel {
  setRows(x: Rows, from: number, count: number): void;
  setColumns(y: Rows, from: number, count: number): void;
  /** The term of rows r and c is at r · stride + c. */
  evaluate(term: PairTerm): { readonly values: Float64Array; readonly stride: number };
}

/**
 * Squared distances are sums of (x − y)², not |x|² + |y|² − 2 x·y, which is a third cheaper: that form loses all digits
 * of a small distance between long rows, and the last digits decide who is a neighbour. A sum of squares has a relative
 * error of at most (d + 2) u. Sums run in the order of k with every product rounded, here and in the plain kernel: the
 * same bits on every machine.
 *
 * @param block the most rows on either side, a multiple of 4
 */
export const pairKernel = (d: number, block: number): PairKernel =>
  simdKernel(d, block) ?? plainKernel(d, block);

type Evaluate = (
  aAt: number,
  bAt: number,
  cAt: number,
  stride: number,
  rows: number,
  columns: number,
  depth: number,
) => void;

const bytesPerValue = 8;
const pageBytes = 65_536;
const panelRows = 4;

let compiled: WebAssembly.Module | null | undefined;

/** simd/pairs.wat in a separate memory of 8 (2 d + block) block bytes. */
export function simdKernel(d: number, block: number): PairKernel | undefined {
  if (compiled === undefined) compiled = simdModule(bytes);
  if (compiled === null) return undefined;
  const side = d * block; // values in the panels of one side
  const values = 2 * side + block * block;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((values * bytesPerValue) / pageBytes) });
  const { exports } = new WebAssembly.Instance(compiled, { pairs: { memory } });
  const run = exports as Record<PairTerm, Evaluate>;
  const [a, b, c] = [0, side, 2 * side].map(
    (from, i) => new Float64Array(memory.buffer, from * bytesPerValue, i < 2 ? side : block * block),
  ) as [Float64Array, Float64Array, Float64Array];
  let [rows, columns] = [0, 0];
  return {
    setRows: (x, from, count) => {
      pack(x, from, count, a);
      rows = count;
    },
    setColumns: (y, from, count) => {
      pack(y, from, count, b);
      columns = count;
    },
    evaluate: (term) => {
      run[term](a.byteOffset, b.byteOffset, c.byteOffset, block * bytesPerValue, rows, columns, d);
      return { values: c, stride: block };
    },
  };
}

/** Panels [count / 4, d, 4]; the last one is padded with old values, because its extra terms are never read. */
function pack({ data, d }: Rows, from: number, count: number, to: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const panel = (i - (i % panelRows)) * d + (i % panelRows);
    const row = (from + i) * d;
    for (let k = 0; k < d; k++) to[panel + k * panelRows] = data[row + k] as number;
  }
}

/** The same in plain TypeScript, bit for bit; an order of magnitude slower. */
export function plainKernel(d: number, block: number): PairKernel {
  const values = new Float64Array(block * block);
  let a: ArrayLike<number> = [];
  let b: ArrayLike<number> = [];
  const part = ({ data }: Rows, from: number, count: number): ArrayLike<number> =>
    data.subarray(from * d, (from + count) * d);
  return {
    setRows: (x, from, count) => (a = part(x, from, count)),
    setColumns: (y, from, count) => (b = part(y, from, count)),
    evaluate: (term) => {
      const sum = term === 'dot' ? dot : squaredDistance;
      for (let i = 0; i < a.length / d; i++)
        for (let j = 0; j < b.length / d; j++) values[i * block + j] = sum(a, i * d, b, j * d, d);
      return { values, stride: block };
    },
  };
}

function squaredDistance(
  a: ArrayLike<number>,
  i: number,
  b: ArrayLike<number>,
  j: number,
  d: number,
): number {
  let sum = 0;
  for (let k = 0; k < d; k++) {
    const difference = (a[i + k] as number) - (b[j + k] as number);
    sum += difference * difference;
  }
  return sum;
}

function dot(a: ArrayLike<number>, i: number, b: ArrayLike<number>, j: number, d: number): number {
  let sum = 0;
  for (let k = 0; k < d; k++) sum += (a[i + k] as number) * (b[j + k] as number);
  return sum;
}
