/**
 * Kernels on TensorFlow's operations that are faster than tfjs-node's own. Each operation costs some microseconds
 * however small it is. So no operation runs if nothing has to be computed (a reshape to the same shape, a cast to the
 * same type), shapes and axes are passed once, and attributes that TensorFlow infers are left out: defaults, and the
 * types of inputs.
 *
 * Products use BatchMatMulV2, as in tfjs-node. MatMul is some microseconds faster for two matrices, but runs oneDNN's
 * jit_avx512_common_gemm_f32, which corrupts the heap when a signal arrives (measured: a profiler's SIGPROF ends the
 * process within a second; TensorFlow 2.18.1).
 */
import { getKernel, registerKernel, unregisterKernel, util } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';

import { registerAdamOnTensorflow } from './adam.ts';
import type { KernelFunc } from '../wasm/kernel.ts';
import { reluGrad } from '../autodiff/relu-gradient.ts';
import { spreadKernel } from '../autodiff/spread.ts';
import { flags, type NodeBackend } from './backend.ts';

/** Operations of these kernels whose names are not names of kernels. */
export const kernelOperations = ['BroadcastTo'];

/** A kernel for the calls that it supports; undefined leaves a call to tfjs-node's own. */
type Faster = (
  inputs: Readonly<Record<'x' | 'a' | 'b', TensorInfo>>,
  attributes: NamedAttrMap,
  backend: NodeBackend,
) => TensorInfo | undefined;

function shared(x: TensorInfo, shape: number[], backend: NodeBackend): TensorInfo {
  backend.incRef(x.dataId);
  return { dataId: x.dataId, shape, dtype: x.dtype };
}

const constants = new Map<string, TensorInfo>();
const mostConstants = 256;

/** Integers that an operation takes as a tensor, such as axes; passed once. */
function wholeNumbers(values: readonly number[], backend: NodeBackend): TensorInfo {
  const key = values.join();
  const known = constants.get(key);
  if (known) return known;
  if (constants.size === mostConstants) {
    for (const { dataId } of constants.values()) backend.disposeData(dataId);
    constants.clear();
  }
  const shape = [values.length];
  const dataId = backend.write(Int32Array.from(values), shape, 'int32');
  const constant: TensorInfo = { dataId, shape, dtype: 'int32' };
  constants.set(key, constant);
  return constant;
}

/** 1 above zero, 0 below and at it: relu(sign(x)), two operations instead of six. It keeps NaN. */
const step: Faster = ({ x }, { alpha }, backend) => {
  if (x.dtype !== 'float32' || alpha !== 0) return undefined;
  const sign = backend.executeSingleOutput('Sign', [], [x]);
  const result = backend.executeSingleOutput('Relu', [], [sign]);
  sign.dispose();
  return result;
};

const reshape: Faster = ({ x }, attributes, backend) => {
  const { shape } = attributes as { shape: number[] };
  if (util.arraysEqual(x.shape, shape)) return shared(x, x.shape, backend);
  if (x.dtype !== 'float32') return undefined;
  return backend.executeSingleOutput('Reshape', [], [x, wholeNumbers(shape, backend)]);
};

const cast: Faster = ({ x }, { dtype }, backend) =>
  x.dtype === dtype ? shared(x, x.shape, backend) : undefined;

const reduced =
  (operation: 'Sum' | 'Mean'): Faster =>
  ({ x }, attributes, backend) => {
    if (x.dtype !== 'float32') return undefined;
    const { axis, keepDims } = attributes as { axis: number[]; keepDims?: boolean };
    const axes = wholeNumbers(util.parseAxisParam(axis, x.shape), backend);
    return backend.executeSingleOutput(operation, flags(backend, { keep_dims: keepDims }), [x, axes]);
  };

const product: Faster = ({ a, b }, attributes, backend) => {
  const { transposeA, transposeB } = attributes as { transposeA: boolean; transposeB: boolean };
  const adjoint = flags(backend, { adj_x: transposeA, adj_y: transposeB });
  return backend.executeSingleOutput('BatchMatMulV2', adjoint, [a, b]);
};

const faster: Readonly<Record<string, Faster>> = {
  Step: step,
  Reshape: reshape,
  Cast: cast,
  Sum: reduced('Sum'),
  Mean: reduced('Mean'),
  BatchMatMul: product,
};

/** Kernels that this project's gradients use if they exist. */
const own: Readonly<
  Record<
    string,
    (inputs: Record<string, TensorInfo>, attributes: NamedAttrMap, backend: NodeBackend) => TensorInfo
  >
> = {
  [reluGrad]: ({ dy, x }, _, backend) => backend.executeSingleOutput('ReluGrad', [], [dy, x] as TensorInfo[]),
  [spreadKernel]: ({ x }, { shape }, backend) =>
    backend.executeSingleOutput(
      'BroadcastTo',
      [],
      [x as TensorInfo, wholeNumbers(shape as number[], backend)],
    ),
};

function replace(kernelName: string, kernel: Faster): void {
  const former = getKernel(kernelName, 'tensorflow');
  const kernelFunc: KernelFunc = (call) =>
    kernel(call.inputs as never, call.attrs ?? {}, call.backend as NodeBackend) ?? former.kernelFunc(call);
  unregisterKernel(kernelName, 'tensorflow');
  registerKernel({ ...former, kernelFunc });
}

/** Registers them; tfjs-node's own must be registered already. */
export function registerTensorflowKernels(): void {
  registerAdamOnTensorflow();
  for (const [kernelName, kernel] of Object.entries(own))
    registerKernel({
      kernelName,
      backendName: 'tensorflow',
      kernelFunc: ({ inputs, attrs, backend }) =>
        kernel(inputs as Record<string, TensorInfo>, attrs ?? {}, backend as NodeBackend),
    });
  for (const [name, kernel] of Object.entries(faster)) replace(name, kernel);
}
