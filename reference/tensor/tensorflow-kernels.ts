/** Kernels that the native engine runs faster than tfjs-node's own, on the operations of TensorFlow. */
import { getKernel, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import { registerAdamOnTensorflow } from './adam-tensorflow.ts';
import type { KernelFunc } from './kernel.ts';

export interface Attribute {
  name: string;
  type: number;
  value: unknown;
}

/** What is used of tfjs-node's backend. */
export interface NodeBackend {
  binding: Readonly<
    Record<'TF_ATTR_TYPE' | 'TF_ATTR_STRING' | 'TF_ATTR_SHAPE' | 'TF_ATTR_BOOL' | 'TF_FLOAT', number>
  >;
  executeSingleOutput(name: string, attributes: Attribute[], inputs: TensorInfo[]): Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: Attribute[],
    inputs: TensorInfo[],
    count: number,
  ): Tensor[];
}

/** 1 above zero, 0 below and at it: relu(sign(x)), two operations instead of six. It keeps NaN. */
const step =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const { x } = call.inputs as { x: TensorInfo };
    if (x.dtype !== 'float32' || (call.attrs as { alpha: number }).alpha !== 0) return former(call);
    const backend = call.backend as NodeBackend;
    const float = [{ name: 'T', type: backend.binding.TF_ATTR_TYPE, value: backend.binding.TF_FLOAT }];
    const sign = backend.executeSingleOutput('Sign', float, [x]);
    const result = backend.executeSingleOutput('Relu', float, [sign]);
    sign.dispose();
    return result;
  };

/** Registers them; tfjs-node's own must be registered already. */
export function registerTensorflowKernels(): void {
  registerAdamOnTensorflow();
  const former = getKernel('Step', 'tensorflow');
  unregisterKernel('Step', 'tensorflow');
  registerKernel({ ...former, kernelFunc: step(former.kernelFunc) });
}
