/**
 * Kernels that the WASM engine lacks, or that this project replaces.
 *
 * What is not corrected, but matters if you compare numbers (all measured; the plain JavaScript engine differs):
 * - `log1p(x)` is log(1 + x): 0 below x = 6e-8, so `log1p(exp(−17))` is 0 instead of 4.1e-8; `softplus` is right;
 * - results below 1e-38 are 0 (`sigmoid(−88)`); as everywhere in float32, `exp` is infinite above 88.7;
 * - `clipByValue(NaN, 0, 1)` is 0 and `maximum(1, NaN)` is 1: a NaN can vanish;
 * - there is no Fourier transform.
 */
import { getKernel, registerKernel, slice_util } from '@tensorflow/tfjs-core';
import type { DataType, KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';

import { registerAdamOnWasm } from './adam.ts';
import { replaceKernel } from './kernel.ts';
import type { KernelFunc, WasmBackend } from './kernel.ts';
import { registerConvolutionKernels } from './convolution.ts';
import { registerMatMulKernels } from './matmul.ts';
import { registerReductionKernels } from './reductions.ts';

/**
 * Sums the rows of x by segment: what the gradient of `gather` needs. The WASM engine has no such kernel, but it can
 * scatter, and scattering adds if two updates have the same place.
 *
 * x [n, …], segmentIds [n], result [numSegments, …]
 */
const unsortedSegmentSum: KernelConfig = {
  kernelName: 'UnsortedSegmentSum',
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
    const { numSegments } = attrs as { numSegments: number };
    const indices = { ...segmentIds, shape: [...segmentIds.shape, 1] };
    const shape = [numSegments, ...x.shape.slice(segmentIds.shape.length)];
    return getKernel('ScatterNd', 'wasm').kernelFunc({
      inputs: { indices, updates: x },
      backend,
      attrs: { shape },
    });
  },
};

/** A clone that shares its values, as reshape does; the engine's own copies them. */
const sharing: KernelFunc = ({ inputs, backend }) => {
  const { x } = inputs as { x: TensorInfo };
  (backend as WasmBackend).incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
};

/** The engine's own reads memory beyond a tensor if the slice goes past its end; the other engines throw. */
const withinBounds =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    const { begin, size } = call.attrs as { begin: number | number[]; size: number | number[] };
    const [from = [], sizes = []] = slice_util.parseSliceParams(x, begin, size);
    slice_util.assertParamsValid(x, from, sizes);
    return former(call);
  };

/** The engine's own writes 32-bit integers, whatever the type of the result is. */
const oneHot: KernelFunc = ({ inputs, backend, attrs }) => {
  const { indices } = inputs as { indices: TensorInfo };
  const { dtype, depth, onValue, offValue } = attrs as {
    [name in 'depth' | 'onValue' | 'offValue']: number;
  } & { dtype: DataType };
  const engine = backend as WasmBackend;
  const result = engine.makeOutput([...indices.shape, depth], dtype);
  const entries = engine.typedArrayFromHeap(result).fill(offValue);
  for (const [row, index] of (engine.readSync(indices.dataId) as Int32Array).entries())
    if (index >= 0 && index < depth) entries[row * depth + index] = onValue;
  return result;
};

/** Registers them; the WASM backend's package must be loaded already. Repeating it changes nothing. */
export function registerWasmKernels(): void {
  registerMatMulKernels();
  registerReductionKernels();
  registerConvolutionKernels();
  registerAdamOnWasm();
  replaceKernel('Identity', () => sharing);
  replaceKernel('Slice', withinBounds);
  replaceKernel('OneHot', () => oneHot);
  if ((getKernel('UnsortedSegmentSum', 'wasm') as unknown) === undefined) registerKernel(unsortedSegmentSum);
}
