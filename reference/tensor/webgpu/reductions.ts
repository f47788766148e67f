/**
 * Sums and means on the WebGPU engine, added up as a tree.
 *
 * In tfjs's program each of at most 256 invocations adds its share one by one: a sum of a million values of 0.1 has a
 * relative error of 4e-5, one over a batch of digits of 4e-7. Here no invocation adds more than 16 values in a row and
 * long sums take several passes; the WASM and JavaScript engines add in float64, which shaders do not have.
 */
import { backend_util, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import { replaceKernel, run, runProgram, using, withAxesLast } from './program.ts';
import type { Backend, KernelFunc, WebGPUProgram } from './program.ts';

const inARow = 16;

/** x [outer, length] to [outer, chunks], where each chunk is a sum over `width * inARow` values. */
const chunkSums = (outer: number, chunks: number, width: number): WebGPUProgram => ({
  ...{ shaderKey: `genlab_sum_${width}`, outputShape: [outer, chunks], variableNames: ['x'], size: true },
  ...{ workgroupSize: [width, 1, 1], dispatchLayout: { x: [0, 1] }, dispatch: [outer * chunks, 1, 1] },
  uniforms: 'length : i32, chunks : i32, divisor : f32,',
  getUserCode: () => `
    var<workgroup> sums : array<f32, ${width}>;
    fn main(index : i32) {
      let place = index / ${width};
      let own = i32(localIndex);
      let row = (place / uniforms.chunks) * uniforms.length;
      let first = (place % uniforms.chunks) * ${width * inARow} + own;
      var sum = 0.0;
      for (var i = 0; i < ${inARow}; i = i + 1) {
        let at = first + i * ${width};
        if (at < uniforms.length && place < uniforms.size) { sum = sum + f32(x[row + at]); }
      }
      sums[own] = sum;
      workgroupBarrier();
      for (var half = ${width / 2}; half > 0; half = half / 2) {
        if (own < half) { sums[own] = sums[own] + sums[own + half]; }
        workgroupBarrier();
      }
      if (own == 0 && place < uniforms.size) { setOutputAtIndex(place, sums[0] / uniforms.divisor); }
    }`,
});

/** The sums over the rows of x [outer, length], over `divisor`. */
function rowSums(backend: Backend, x: TensorInfo, length: number, divisor: number): TensorInfo {
  const outer = util.sizeFromShape(x.shape) / length;
  const width = length <= 1024 ? 64 : 256;
  const chunks = Math.ceil(length / (width * inARow));
  const sums = runProgram(backend, chunkSums(outer, chunks, width), [x], 'float32', [
    { type: 'int32', data: [length] },
    { type: 'int32', data: [chunks] },
    { type: 'float32', data: [chunks === 1 ? divisor : 1] },
  ]);
  return chunks === 1 ? sums : using(sums, backend, (sums) => rowSums(backend, sums, chunks, divisor));
}

const reducing =
  (divisorOf: (count: number) => number) =>
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    const { backend } = call;
    const { axis, keepDims } = call.attrs as { axis: number | number[]; keepDims?: boolean };
    const axes = util.parseAxisParam(axis, x.shape).toSorted((a, b) => a - b);
    const [kept, reduced] = backend_util.computeOutAndReduceShapes(x.shape, axes);
    const shape = keepDims ? backend_util.expandShapeToKeepDim(kept, axes) : kept;
    const count = util.sizeFromShape(reduced);
    if (x.dtype !== 'float32') return former(call); // counts, which are exact
    if (util.sizeFromShape(x.shape) === 0) {
      return run('Fill', {}, backend, { shape, value: 0, dtype: 'float32' });
    }
    const sums = withAxesLast(x, axes, backend, (x) => rowSums(backend, x, count, divisorOf(count)));
    return { ...sums, shape };
  };

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
