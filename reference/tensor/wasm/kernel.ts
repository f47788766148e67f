/**
 * How to run and replace kernels of the WASM engine. A kernel works on tensor records, not on tensors: nothing is
 * freed unless it is freed by hand.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import type { KernelConfig, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';

export type KernelFunc = KernelConfig['kernelFunc'];

/**
 * The parts of the engine that a kernel uses: memory for its output, views and addresses of memory, values, reference
 * counts.
 */
export type WasmBackend = Pick<
  BackendWasm,
  'wasm' | 'makeOutput' | 'typedArrayFromHeap' | 'getMemoryOffset' | 'readSync' | 'incRef' | 'disposeData'
>;

/** Runs a kernel that has one output. */
export function run(
  name: string,
  inputs: Record<string, TensorInfo | undefined>,
  backend: object,
  attrs: NamedAttrMap = {},
): TensorInfo {
  return getKernel(name, 'wasm').kernelFunc({ inputs, backend, attrs }) as TensorInfo;
}

/** `f(x)`, after which the intermediate result x is freed. */
export function using(x: TensorInfo, backend: object, f: (x: TensorInfo) => TensorInfo): TensorInfo {
  const result = f(x);
  (backend as WasmBackend).disposeData(x.dataId);
  return result;
}

/** `f` of x with its axes permuted; of x itself if there is no permutation. */
export function permuted(
  x: TensorInfo,
  perm: number[] | null,
  backend: object,
  f: (x: TensorInfo) => TensorInfo,
): TensorInfo {
  return perm ? using(run('Transpose', { x }, backend, { perm }), backend, f) : f(x);
}

const replacements = new WeakSet<KernelFunc>();

/** Registers `change(the present kernel)` in place of a kernel; repeating it changes nothing. */
export function replaceKernel(name: string, change: (former: KernelFunc) => KernelFunc): void {
  const former = getKernel(name, 'wasm');
  if (replacements.has(former.kernelFunc)) return;
  const kernelFunc = change(former.kernelFunc);
  replacements.add(kernelFunc);
  unregisterKernel(name, 'wasm');
  registerKernel({ ...former, kernelFunc });
}
