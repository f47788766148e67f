/**
 * Matrix products from packed panels (Goto and van de Geijn 2008, figure 8). A transposed side is only packed in
 * another order, and each number of b that is packed is used for all rows of a block.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core';

import type { WasmBackend } from './kernel.ts';
import { simdKernels, type SimdKernels } from './simd/simd-kernels.ts';

/** Of the part of the result that stays in registers: see simd/tile.wat. */
const tile = { rows: 6, columns: 8 };
/**
 * What is packed at once. A panel of b, depth × 8 numbers, takes 8 KiB of a first-level cache; the panels of a, rows ×
 * depth, 192 KiB of a second-level cache; those of b at most 1 MiB.
 */
const block = { rows: 192, columns: 1024, depth: 256 };

export interface Product {
  a: TensorInfo;
  b: TensorInfo;
  transposeA: boolean;
  transposeB: boolean;
}

/** A batch of matrices [..., rows, columns], which may lie in memory transposed. */
function matrices({ shape }: TensorInfo, transposed: boolean) {
  const [rows = 0, columns = 0] = shape.slice(-2);
  const batch = shape.slice(0, -2);
  const count = batch.reduce((product, n) => product * n, 1);
  const bytes = 4 * rows * columns;
  return transposed
    ? { batch, count, rows: columns, columns: rows, row: 4, column: 4 * columns, bytes }
    : { batch, count, rows, columns, row: 4 * columns, column: 4, bytes };
}
type Matrices = ReturnType<typeof matrices>;

const sides = ({ a, b, transposeA, transposeB }: Product): [Matrices, Matrices] => [
  matrices(a, transposeA),
  matrices(b, transposeB),
];

/**
 * Whether `packedProduct` is right and worth while. It needs relaxed SIMD, float32, and batches of one shape. XNNPACK is
 * faster at an inner dimension of 1 to 3, where storing is all the work; and, as it keeps weights packed that do not
 * change, for few rows or columns, unless a side would have to be transposed for it. It refuses an
 * empty side, and of an empty sum it leaves what was in memory.
 */
export function packs(product: Product, backend: WasmBackend): boolean {
  const [a, b] = sides(product);
  const right =
    product.a.dtype === 'float32' &&
    product.b.dtype === 'float32' &&
    a.columns === b.rows &&
    a.batch.length === b.batch.length &&
    a.batch.every((n, i) => n === b.batch[i]);
  const plain = a.count === 1 && !product.transposeA && !product.transposeB;
  const enough = a.columns >= 4 && (!plain || (a.rows >= 12 && b.columns >= 16));
  const empty = Math.min(a.rows, a.columns, b.columns) === 0;
  return right && (enough || empty) && simdKernels(backend) !== undefined;
}

/** The product of each pair of matrices of two batches for which `packs` is true. */
export function packedProduct(product: Product, backend: WasmBackend): TensorInfo {
  const simd = simdKernels(backend);
  if (!simd) throw new Error('internal: a packed product without its kernels');
  const [a, b] = sides(product);
  const c = backend.makeOutput([...a.batch, a.rows, b.columns], 'float32');
  if (a.columns === 0) backend.typedArrayFromHeap(c).fill(0);
  // Room is asked for in numbers; 16 of them more let it start at a cache line.
  const room = backend.makeOutput([scratch(a, b).end / 4 + 16], 'float32');
  const at = ({ dataId }: TensorInfo): number => backend.getMemoryOffset(dataId);
  const [aAt, bAt, cAt] = [at(product.a), at(product.b), at(c)];
  const scratchAt = roundUp(at(room), 64);
  for (let i = 0; i < a.count; i++)
    multiply(
      simd,
      { ...a, at: aAt + i * a.bytes },
      { ...b, at: bAt + i * b.bytes },
      cAt + 4 * i * a.rows * b.columns,
      scratchAt,
    );
  backend.disposeData(room.dataId);
  return c;
}

const roundUp = (n: number, step: number): number => Math.ceil(n / step) * step;

/** Where the scratch room holds what, in bytes: one tile that sticks out of the result, then panels of a and of b. */
function scratch(a: Matrices, b: Matrices) {
  const depth = Math.min(a.columns, block.depth);
  const panelsOfA = 4 * tile.rows * tile.columns;
  const panelsOfB = panelsOfA + 4 * depth * roundUp(Math.min(a.rows, block.rows), tile.rows);
  const end = panelsOfB + 4 * depth * roundUp(Math.min(b.columns, block.columns), tile.columns);
  return { panelsOfA, panelsOfB, end };
}

type Matrix = Matrices & { at: number };

/** c = a b, where c is [rows, columns] and lies in one piece. */
function multiply(simd: SimdKernels, a: Matrix, b: Matrix, cAt: number, edgeAt: number): void {
  const { panelsOfA, panelsOfB } = scratch(a, b);
  const [aAt, bAt] = [edgeAt + panelsOfA, edgeAt + panelsOfB];
  const stride = 4 * b.columns;
  for (let j = 0; j < b.columns; j += block.columns) {
    const columns = Math.min(block.columns, b.columns - j);
    for (let k = 0; k < a.columns; k += block.depth) {
      const depth = Math.min(block.depth, a.columns - k);
      simd.pack(b.at + k * b.row + j * b.column, bAt, columns, depth, b.column, b.row, tile.columns);
      for (let i = 0; i < a.rows; i += block.rows) {
        const rows = Math.min(block.rows, a.rows - i);
        simd.pack(a.at + i * a.row + k * a.column, aAt, rows, depth, a.row, a.column, tile.rows);
        simd.block(aAt, bAt, cAt + i * stride + 4 * j, stride, rows, columns, depth, k, edgeAt);
      }
    }
  }
}
