import { getKernel, registerKernel } from '@tensorflow/tfjs-core';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

import { adamStep, type AdamAttributes, type AdamInputs } from '../ops/adam.ts';
import type { WasmBackend } from './kernel.ts';
import { simdKernels } from './simd/simd-kernels.ts';

/**
 * One pass over the engine's memory: in float32, four numbers at a time, if there is relaxed SIMD; the rest, or
 * everything, in double precision between a float32 load and a float32 store.
 */
function run(inputs: AdamInputs, backend: WasmBackend, attributes: AdamAttributes): TensorInfo[] {
  const { learningRate, beta1, beta2, epsilon, correction1, correction2 } = attributes;
  const { shape } = inputs.value;
  // Allocate everything first: allocation may move the memory, and earlier views would be detached.
  const outputs = [0, 1, 2].map(() => backend.makeOutput([...shape], 'float32'));
  const view = (info: TensorInfo): Float32Array => backend.typedArrayFromHeap(info) as Float32Array;
  const [w, m, v, g] = [inputs.value, inputs.m, inputs.v, inputs.gradient].map(view) as Views;
  const [w2, m2, v2] = outputs.map(view) as Views;
  const rate = learningRate / correction1;
  const root = 1 / correction2;
  const simd = simdKernels(backend);
  const done = simd ? g.length - (g.length % 4) : 0;
  if (simd && done > 0) {
    const at = ({ dataId }: TensorInfo): number => backend.getMemoryOffset(dataId);
    const addresses = [inputs.value, inputs.m, inputs.v, inputs.gradient, ...outputs].map(at);
    const factors = [beta1, 1 - beta1, beta2, 1 - beta2, rate, Math.sqrt(root), epsilon];
    simd.adam(...addresses, done, ...factors);
  }
  for (let i = done; i < g.length; i++) {
    const gradient = g[i] as number;
    const first = beta1 * (m[i] as number) + (1 - beta1) * gradient;
    const second = beta2 * (v[i] as number) + (1 - beta2) * gradient * gradient;
    m2[i] = first;
    v2[i] = second;
    w2[i] = (w[i] as number) - (rate * first) / (Math.sqrt(second * root) + epsilon);
  }
  return outputs;
}

type Views = [Float32Array, Float32Array, Float32Array, Float32Array];

export function registerAdamOnWasm(): void {
  if (getKernel(adamStep, 'wasm') as unknown) return;
  registerKernel({
    kernelName: adamStep,
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend, attrs }) =>
      run(inputs as NamedTensorInfoMap & AdamInputs, backend as WasmBackend, attrs as AdamAttributes),
  });
}
