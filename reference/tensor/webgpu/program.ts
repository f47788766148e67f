/**
 * How to write, run and replace kernels of the WebGPU engine. A kernel works on tensor records, not on tensors:
 * nothing is freed unless it is freed by hand.
 */
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { backend_util, getKernel, registerKernel, unregisterKernel, util } from '@tensorflow/tfjs-core';
import type { DataType, KernelConfig, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';

export type KernelFunc = KernelConfig['kernelFunc'];
export type { WebGPUProgram };
/** As tfjs passes it to a kernel, without the type of the engine. */
export type Backend = Parameters<KernelFunc>[0]['backend'];

/**
 * A program in which each invocation writes one element of the result.
 *
 * @param key names the code: programs with one key share a compiled shader
 * @param code WGSL that defines `fn element(index: i32) -> f32`; tfjs adds accessors for the inputs
 * @param uniforms fields, each ended by a comma, that `code` reads as `uniforms.name`
 */
export function elementwise(
  key: string,
  shape: number[],
  variableNames: string[],
  code: string,
  uniforms = '',
): WebGPUProgram {
  const width = 64;
  return {
    ...{ shaderKey: `genlab_${key}`, outputShape: shape, variableNames, uniforms, size: true },
    ...{ workgroupSize: [width, 1, 1], dispatchLayout: { x: shape.map((_, axis) => axis) } },
    dispatch: [Math.ceil(util.sizeFromShape(shape) / width), 1, 1],
    getUserCode: () => `
      ${code}
      fn main(index : i32) {
        if (index < uniforms.size) { setOutputAtIndex(index, element(index)); }
      }`,
  };
}

/** The parts of the engine that a kernel uses. */
type Device = Pick<WebGPUBackend, 'runWebGPUProgram' | 'disposeData'>;
const device = (backend: Backend): Device => backend as Device;

/** Runs a program; `uniforms` are the values of its own fields, in their order. */
export const runProgram = (
  backend: Backend,
  program: WebGPUProgram,
  inputs: TensorInfo[],
  dtype: DataType,
  uniforms?: { type: string; data: number[] }[],
): TensorInfo => device(backend).runWebGPUProgram(program, inputs, dtype, uniforms);

/** Runs a kernel that has one output. */
export function run(
  name: string,
  inputs: Record<string, TensorInfo | undefined>,
  backend: Backend,
  attrs: NamedAttrMap = {},
): TensorInfo {
  return getKernel(name, 'webgpu').kernelFunc({ inputs, backend, attrs }) as TensorInfo;
}

/** `f(x)`, after which the intermediate result x is freed. */
export function using<T>(x: TensorInfo, backend: Backend, f: (x: TensorInfo) => T): T {
  const result = f(x);
  device(backend).disposeData(x.dataId);
  return result;
}

/** `f` of x with the given axes moved to the end, and of their new positions. */
export function withAxesLast<T>(
  x: TensorInfo,
  axes: number[],
  backend: Backend,
  f: (x: TensorInfo, axes: number[]) => T,
): T {
  const perm = backend_util.getAxesPermutation(axes, x.shape.length);
  if (!perm) return f(x, axes);
  const last = backend_util.getInnerMostAxes(axes.length, x.shape.length);
  return using(run('Transpose', { x }, backend, { perm }), backend, (x) => f(x, last));
}

/** Registers `change(the current kernel)` in place of a kernel. */
export function replaceKernel(name: string, change: (former: KernelFunc) => KernelFunc): void {
  const former = getKernel(name, 'webgpu');
  unregisterKernel(name, 'webgpu');
  registerKernel({ ...former, kernelFunc: change(former.kernelFunc) });
}
