/**
 * Kernels that are wrong in the WebGPU engine, or that this project replaces.
 *
 * What is not corrected, but matters if you compare numbers (measured on SwiftShader; the WASM engine differs):
 * - subnormal numbers (below 1.2e-38) may count as 0, so log of one is −∞;
 * - integers pass through float32: above 2^24 they are rounded (16777217 equals 16777216);
 * - an index out of range is not an error: gather gives 0 for it, gatherND and scatterND take the last place;
 * - scatter, unsortedSegmentSum and gather's gradient add in no fixed order: the last bits may change from run to run;
 * - what needs values synchronously has no kernel (unique) or fails (`dataSync`).
 */
import { backend_util, env, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import { registerElementwiseKernels } from './elementwise.ts';
import { elementwise, replaceKernel, run, runProgram, using, withAxesLast } from './program.ts';
import type { KernelFunc } from './program.ts';
import { registerReductionKernels } from './reductions.ts';

/**
 * tfjs's kernel relabels integers as float32 without converting them; shaders that copy values then do not compile
 * (transpose, and so the sum of a mask over its first axis).
 */
const castingForGood =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    const { dtype } = call.attrs as { dtype: string };
    if (dtype !== 'float32' || (x.dtype !== 'int32' && x.dtype !== 'bool')) return former(call);
    const code = 'fn element(index : i32) -> f32 { return getAByOutputIndex(index); }';
    return runProgram(call.backend, elementwise('cast', x.shape, ['A'], code), [x], 'float32');
  };

/** Here tfjs's shaders write float32 values into integers and booleans, and do not compile. */
const transposingAll =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    if (x.dtype === 'float32' || x.dtype === 'complex64') return former(call);
    const { perm } = call.attrs as { perm: number[] };
    const shape = perm.map((axis) => x.shape[axis] ?? 1);
    const strides = [...util.computeStrides(x.shape), 1];
    const names = perm.map((_, i) => `out${i} : i32, in${i} : i32,`).join(' ');
    const steps = perm.map(
      (_, i) => `place = place + rest / uniforms.out${i} * uniforms.in${i}; rest = rest % uniforms.out${i};`,
    );
    const code = `fn element(index : i32) -> f32 {
      var rest = index;
      var place = 0;
      ${steps.join('\n')}
      return f32(A[place]);
    }`;
    const program = elementwise(`transpose${perm.length}`, shape, ['A'], code, names);
    const places = perm.flatMap((axis, i) => [
      { type: 'int32', data: [util.sizeFromShape(shape.slice(i + 1))] },
      { type: 'int32', data: [strides[axis] ?? 1] },
    ]);
    return runProgram(call.backend, program, [x], x.dtype, places);
  };

/**
 * Reductions transpose internally, so integers and booleans are transposed for them first. For the index of an extreme
 * in a vector tfjs's kernel returns shape [1].
 */
const reducingAll =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    const attrs = call.attrs as Record<string, number | number[]> & { keepDims?: boolean };
    const name = 'reductionIndices' in attrs ? 'reductionIndices' : 'axis';
    const axes = util.parseAxisParam(attrs[name] as number | number[], x.shape);
    const [kept] = backend_util.computeOutAndReduceShapes(x.shape, axes);
    const shape = attrs.keepDims ? backend_util.expandShapeToKeepDim(kept, axes) : kept;
    if (x.dtype === 'float32') return { ...(former(call) as TensorInfo), shape };
    const result = withAxesLast(x, axes, call.backend, (x, last) =>
      former({ ...call, inputs: { x }, attrs: { ...attrs, [name]: last } }),
    );
    return { ...(result as TensorInfo), shape };
  };

/** tfjs's shader adds integers as if their bits were those of float32. */
const summingFloats =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { x, segmentIds } = call.inputs as { x: TensorInfo; segmentIds: TensorInfo };
    if (x.dtype === 'float32') return former(call);
    return using(run('Cast', { x }, call.backend, { dtype: 'float32' }), call.backend, (x) =>
      former({ ...call, inputs: { x, segmentIds } }),
    );
  };

/**
 * tfjs's shader for a reversed cumulative sum or product contains the length of the axis in its text, but is reused for
 * all lengths once it is compiled. Reversing, summing up and reversing again needs no length.
 */
const cumulatingForward =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { backend } = call;
    const { x } = call.inputs as { x: TensorInfo };
    const attrs = call.attrs as { axis: number; exclusive: boolean; reverse: boolean };
    if (!attrs.reverse) return former(call);
    const dims = util.parseAxisParam(attrs.axis, x.shape);
    return using(run('Reverse', { x }, backend, { dims }), backend, (x) =>
      using(
        former({ ...call, inputs: { x }, attrs: { ...attrs, reverse: false } }) as TensorInfo,
        backend,
        (x) => run('Reverse', { x }, backend, { dims }),
      ),
    );
  };

/** tfjs binds all terms to one shader, which takes no more than some ten. */
const addingFew =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const terms = Object.values(call.inputs); // a list, whatever its type says
    const most = 7; // with the result that makes the 8 buffers each device can bind
    if (terms.length <= most) return former(call);
    const first = former({ ...call, inputs: terms.slice(0, most) as never }) as TensorInfo;
    return using(first, call.backend, (sum) =>
      addingFew(former)({ ...call, inputs: [sum, ...terms.slice(most)] as never }),
    );
  };

/** Products with an empty inner dimension, and long ones whose parts tfjs would add in no fixed order. */
const multiplying =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { a, b } = call.inputs as { a: TensorInfo; b: TensorInfo };
    const { transposeA, transposeB } = call.attrs as { transposeA: boolean; transposeB: boolean };
    const [rows, inner] = transposeA ? [-1, -2] : [-2, -1];
    if (a.shape.at(inner) === 0 && call.inputs['bias'] === undefined) {
      const batch = (a.shape.length > b.shape.length ? a : b).shape.slice(0, -2);
      const shape = [...batch, a.shape.at(rows), b.shape.at(transposeB ? -2 : -1)] as number[];
      return run('Fill', {}, call.backend, { shape, value: 0, dtype: 'float32' });
    }
    if ((a.shape.at(inner) ?? 0) < 2000) return former(call); // from there on tfjs may split
    env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3); // MatMulPackedProgram
    try {
      return former(call);
    } finally {
      env().set('WEBGPU_MATMUL_PROGRAM_TYPE', -1);
    }
  };

let registered = false;

/** Registers them; the WebGPU backend's own kernels must be registered already. Twice changes nothing. */
export function registerWebgpuKernels(): void {
  if (registered) return;
  registered = true;
  replaceKernel('Cast', castingForGood);
  replaceKernel('Transpose', transposingAll);
  for (const name of ['Sum', 'Mean', 'Max', 'Min', 'Prod', 'Any', 'All', 'ArgMax', 'ArgMin']) {
    replaceKernel(name, reducingAll);
  }
  replaceKernel('UnsortedSegmentSum', summingFloats);
  replaceKernel('AddN', addingFew);
  for (const name of ['Cumsum', 'Cumprod']) replaceKernel(name, cumulatingForward);
  for (const name of ['BatchMatMul', '_FusedMatMul']) replaceKernel(name, multiplying);
  registerElementwiseKernels();
  registerReductionKernels();
}
