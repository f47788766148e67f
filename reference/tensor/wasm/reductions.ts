/**
 * Sums and means on the WASM engine, added up in float64.
 *
 * The engine's own kernels add in one float32 variable, one value after the other: the sum over a batch of digits
 * (100,000 values) is off by 3e-6 of itself, a sum of a million values of 0.1 by one in a hundred. The plain
 * JavaScript engine adds in float64; with the same here, a loss is the same on both. It costs no time: a sum over the
 * first axis, which the engine transposes for, takes half as long.
 */
import { backend_util, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import { permuted, replaceKernel } from './kernel.ts';
import type { KernelFunc, WasmBackend } from './kernel.ts';

/** Adds up the middle axis of x [outer, middle, inner] into y [outer, inner], each sum divided by `divisor`. */
function addUp(x: Float32Array, y: Float32Array, inner: number, divisor: number): void {
  const outer = y.length / inner;
  const middle = y.length === 0 ? 0 : x.length / y.length;
  const sums = new Float64Array(inner);
  for (let o = 0, at = 0; o < outer; o++) {
    sums.fill(0);
    if (inner === 1) {
      let total = 0;
      for (let m = 0; m < middle; m++) total += x[at++] as number;
      sums[0] = total;
    } else {
      for (let m = 0; m < middle; m++) {
        for (let i = 0; i < inner; i++) sums[i] = (sums[i] as number) + (x[at++] as number);
      }
    }
    for (let i = 0; i < inner; i++) y[o * inner + i] = (sums[i] as number) / divisor;
  }
}

const reducing =
  (divisorOf: (count: number) => number) =>
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    if (x.dtype !== 'float32') return former(call); // whole numbers add up exactly
    const backend = call.backend as WasmBackend;
    const { axis, keepDims } = call.attrs as { axis: number | number[]; keepDims?: boolean };
    const axes = util.parseAxisParam(axis, x.shape).toSorted((a, b) => a - b);
    const neighbours = axes.every((a, i) => a === (axes[0] ?? 0) + i);

    const perm = neighbours ? null : (backend_util.getAxesPermutation(axes, x.shape.length) ?? null);
    const result = permuted(x, perm, backend, (x) => {
      const reduced = neighbours ? axes : backend_util.getInnerMostAxes(axes.length, x.shape.length);
      const kept = x.shape.filter((_, a) => !reduced.includes(a));
      const inner = util.sizeFromShape(x.shape.slice((reduced.at(-1) ?? x.shape.length) + 1));
      const out = backend.makeOutput(kept, 'float32');
      // The views come last: making room for the output may move the engine's memory.
      const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
      const count = util.sizeFromShape(reduced.map((a) => x.shape[a] as number));
      addUp(from as Float32Array, to as Float32Array, inner, divisorOf(count));
      return out;
    });
    const shape = keepDims ? backend_util.expandShapeToKeepDim(result.shape, axes) : result.shape;
    return { ...result, shape };
  };

/** Registers the replacements; the WASM backend's own kernels must be registered already. */
export function registerReductionKernels(): void {
  replaceKernel(
    'Sum',
    reducing(() => 1),
  );
  replaceKernel(
    'Mean',
    reducing((count) => count),
  );
}
