/**
 * Matrix products from packed panels (Goto and van de Geijn 2008, figure 8). A transposed input is only packed in a
 * different order, and each number of b that is packed is used for all rows of a block.
 */
import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import type { WasmBackend } from './kernel.ts';
import { simdKernels, type SimdKernels } from './simd/simd-kernels.ts';

/** Size of the part of the result that stays in registers: see simd/tile.wat. */
const tile = { rows: 6, columns: 8 };
/**
 * Sizes of what is packed at once. A panel of b, depth × 8 numbers, takes 8 KiB of the first-level cache; the panels of
 * a, rows × depth, take 192 KiB of the second-level cache; those of b take at most 1 MiB.
 */
const block = { rows: 192, columns: 1024, depth: 256 };

export interface Product {
  a: TensorInfo;
  b: TensorInfo;
  transposeA: boolean;
  transposeB: boolean;
}

/** A batch of matrices [..., rows, columns], which may be stored transposed. */
function matrices(info: TensorInfo, transposed: boolean) {
  const [rows, columns] = sizes(info, transposed);
  const [row, column] = transposed ? [4, 4 * rows] : [4 * columns, 4]; // bytes from one row or column to the next
  return { rows, columns, row, column, bytes: 4 * rows * columns };
}
type Matrices = ReturnType<typeof matrices>;

/**
 * Whether `packedProduct` is correct and worthwhile. It needs relaxed SIMD, float32, and batches of one shape. XNNPACK
 * is faster for an inner dimension of 1 to 3, where storing dominates. Because it caches packed weights that do not
 * change, it is also faster for few rows or columns, unless an input would have to be transposed for it. XNNPACK
 * refuses an empty input, and for an empty sum it does not write its output.
 */
export function packs({ a, b, transposeA, transposeB }: Product, backend: WasmBackend): boolean {
  const [rows, depth] = sizes(a, transposeA);
  const [inner, columns] = sizes(b, transposeB);
  const batch = a.shape.length - 2;
  if (depth !== inner || batch < 0 || b.shape.length - 2 !== batch) return false;
  if (a.dtype !== 'float32' || b.dtype !== 'float32') return false;
  let one = true;
  for (let i = 0; i < batch; i++) {
    if (a.shape[i] !== b.shape[i]) return false;
    one &&= a.shape[i] === 1;
  }
  const transposes = transposeB || (transposeA && rows > 1); // a transposed column is a row
  const enough = depth >= 4 && (!one || transposes || (rows >= 16 && columns >= 16));
  return (enough || rows * columns * depth === 0) && simdKernels(backend) !== undefined;
}

/** Rows and columns of the last two axes, transposed if asked for. */
function sizes({ shape }: TensorInfo, transposed: boolean): [number, number] {
  const [rows, columns] = [shape.at(-2) ?? 0, shape.at(-1) ?? 0];
  return transposed ? [columns, rows] : [rows, columns];
}

/** The product of each pair of matrices of two batches for which `packs` is true. */
export function packedProduct(product: Product, backend: WasmBackend): TensorInfo {
  const simd = simdKernels(backend);
  if (!simd) throw new Error('internal: a packed product without its kernels');
  const [a, b] = [matrices(product.a, product.transposeA), matrices(product.b, product.transposeB)];
  const batch = product.a.shape.slice(0, -2);
  const c = backend.makeOutput([...batch, a.rows, b.columns], 'float32');
  if (a.columns === 0) backend.typedArrayFromHeap(c).fill(0);
  // Memory is requested in numbers; 16 extra numbers allow it to start at a cache line.
  const room = backend.makeOutput([scratch(a, b).end / 4 + 16], 'float32');
  const at = ({ dataId }: TensorInfo): number => backend.getMemoryOffset(dataId);
  const [aAt, bAt, cAt] = [at(product.a), at(product.b), at(c)];
  const scratchAt = roundUp(at(room), 64);
  const count = util.sizeFromShape(batch);
  for (let i = 0; i < count; i++)
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

/** Layout of the scratch memory, in bytes: one tile that extends beyond the result, then panels of a and of b. */
function scratch(a: Matrices, b: Matrices) {
  const depth = Math.min(a.columns, block.depth);
  const panelsOfA = 4 * tile.rows * tile.columns;
  const panelsOfB = panelsOfA + 4 * depth * roundUp(Math.min(a.rows, block.rows), tile.rows);
  const end = panelsOfB + 4 * depth * roundUp(Math.min(b.columns, block.columns), tile.columns);
  return { panelsOfA, panelsOfB, end };
}

type Matrix = Matrices & { at: number };

/** c = a b, where c is [rows, columns] and contiguous. */
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
