/** Adam by TensorFlow's own fused operation, which works on resources: named places that hold a tensor. */
import { getKernel, keep, registerKernel, scalar } from '@tensorflow/tfjs-core';
import type { NamedTensorInfoMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import { adamStep, type AdamAttributes, type AdamInputs } from './adam.ts';

interface Attribute {
  name: string;
  type: number;
  value: unknown;
}

/** What is used of tfjs-node's backend. */
export interface NodeBackend {
  binding: {
    TF_ATTR_TYPE: number;
    TF_ATTR_STRING: number;
    TF_ATTR_SHAPE: number;
    TF_ATTR_BOOL: number;
    TF_FLOAT: number;
  };
  executeSingleOutput(name: string, attributes: Attribute[], inputs: TensorInfo[]): Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: Attribute[],
    inputs: TensorInfo[],
    count: number,
  ): Tensor[];
}

/** Operations beside those of kernels; they touch no file. */
export const adamOperations = ['VarHandleOp', 'AssignVariableOp', 'ReadVariableOp', 'ResourceApplyAdam'];

/** One place for the value and each moment of a shape; every call fills them anew. */
const places = new Map<string, Tensor[]>();

function placesFor(shape: readonly number[], backend: NodeBackend): Tensor[] {
  const key = shape.join(' ');
  const known = places.get(key);
  if (known) return known;
  const { TF_ATTR_TYPE, TF_ATTR_STRING, TF_ATTR_SHAPE, TF_FLOAT } = backend.binding;
  const made = ['value', 'm', 'v'].map((part) =>
    keep(
      backend.executeSingleOutput(
        'VarHandleOp',
        [
          { name: 'dtype', type: TF_ATTR_TYPE, value: TF_FLOAT },
          { name: 'shape', type: TF_ATTR_SHAPE, value: shape },
          { name: 'container', type: TF_ATTR_STRING, value: '' },
          { name: 'shared_name', type: TF_ATTR_STRING, value: `adam ${part} ${key}` },
        ],
        [],
      ),
    ),
  );
  places.set(key, made);
  return made;
}

function run(inputs: AdamInputs, backend: NodeBackend, attributes: AdamAttributes): Tensor[] {
  const { learningRate, beta1, beta2, epsilon, correction1, correction2 } = attributes;
  const { TF_ATTR_TYPE, TF_ATTR_BOOL, TF_FLOAT } = backend.binding;
  const dtype = { name: 'dtype', type: TF_ATTR_TYPE, value: TF_FLOAT };
  const handles = placesFor(inputs.value.shape, backend);
  for (const [i, tensor] of [inputs.value, inputs.m, inputs.v].entries())
    backend.executeMultipleOutputs('AssignVariableOp', [dtype], [handles[i] as Tensor, tensor], 0);
  // TensorFlow divides by √v + ε̂; with ε̂ = ε √(1 − β₂ᵗ) that is the published √v̂ + ε (Kingma and Ba 2015, §2).
  const numbers = [
    1 - correction1,
    1 - correction2,
    learningRate,
    beta1,
    beta2,
    epsilon * Math.sqrt(correction2),
  ];
  const scalars = numbers.map((value) => scalar(value));
  backend.executeMultipleOutputs(
    'ResourceApplyAdam',
    [
      { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT },
      { name: 'use_locking', type: TF_ATTR_BOOL, value: false },
      { name: 'use_nesterov', type: TF_ATTR_BOOL, value: false },
    ],
    [...handles, ...scalars, inputs.gradient],
    0,
  );
  for (const value of scalars) value.dispose();
  return handles.map((handle) => backend.executeSingleOutput('ReadVariableOp', [dtype], [handle]));
}

export function registerAdamOnTensorflow(): void {
  if (getKernel(adamStep, 'tensorflow') as unknown) return;
  registerKernel({
    kernelName: adamStep,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, backend, attrs }) =>
      run(
        inputs as NamedTensorInfoMap & AdamInputs,
        backend as unknown as NodeBackend,
        attrs as unknown as AdamAttributes,
      ),
  });
}
