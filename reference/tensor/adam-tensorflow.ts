/** Adam by TensorFlow's own fused operation, which works on resources: named places that hold a tensor. */
import { getKernel, keep, registerKernel, scalar } from '@tensorflow/tfjs-core';
import type { NamedTensorInfoMap, Tensor } from '@tensorflow/tfjs-core';

import { adamStep, type AdamAttributes, type AdamInputs } from './adam.ts';
import type { NodeBackend } from './tensorflow-backend.ts';

/** Operations beside those of kernels; they touch no file. */
export const adamOperations = [
  'VarHandleOp',
  'AssignVariableOp',
  'ReadVariableOp',
  'ResourceApplyAdam',
  'DestroyResourceOp',
];

/** Where the value and the moments of one variable are, and which tensors were read from there last. */
interface Places {
  handles: Tensor[];
  read: object[];
}

/** By variable and shape. What falls out is made and filled anew when it is needed again. */
const places = new Map<string, Places>();
const most = 256;

function placesFor(name: string, shape: readonly number[], backend: NodeBackend): Places {
  const key = `${name} ${shape.join(' ')}`;
  const known = places.get(key);
  if (known) return known;
  for (const [old, { handles }] of places) {
    if (places.size < most) break;
    places.delete(old);
    for (const handle of handles) {
      backend.executeMultipleOutputs('DestroyResourceOp', [], [handle], 0);
      handle.dispose();
    }
  }
  const { TF_ATTR_TYPE, TF_ATTR_STRING, TF_ATTR_SHAPE, TF_FLOAT } = backend.binding;
  const handles = ['value', 'm', 'v'].map((part) => {
    const attributes = [
      { name: 'dtype', type: TF_ATTR_TYPE, value: TF_FLOAT },
      { name: 'shape', type: TF_ATTR_SHAPE, value: shape },
      { name: 'container', type: TF_ATTR_STRING, value: '' },
      { name: 'shared_name', type: TF_ATTR_STRING, value: `adam ${part} ${key}` },
    ];
    return keep(backend.executeSingleOutput('VarHandleOp', attributes, []));
  });
  const made = { handles, read: [] };
  places.set(key, made);
  return made;
}

let numbers: { key: string; scalars: Tensor[] } | undefined;

/** The same for all variables of a step. */
function scalarsOf({
  learningRate,
  beta1,
  beta2,
  epsilon,
  correction1,
  correction2,
}: AdamAttributes): Tensor[] {
  // TensorFlow divides by √v + ε̂; with ε̂ = ε √(1 − β₂ᵗ) that is the published √v̂ + ε (Kingma and Ba 2015, §2).
  const values = [
    1 - correction1,
    1 - correction2,
    learningRate,
    beta1,
    beta2,
    epsilon * Math.sqrt(correction2),
  ];
  const key = values.join(' ');
  if (numbers?.key !== key) {
    for (const old of numbers?.scalars ?? []) old.dispose();
    numbers = { key, scalars: values.map((value) => keep(scalar(value))) };
  }
  return numbers.scalars;
}

function run(inputs: AdamInputs, backend: NodeBackend, attributes: AdamAttributes): Tensor[] {
  const { TF_ATTR_TYPE, TF_ATTR_BOOL, TF_FLOAT } = backend.binding;
  const dtype = { name: 'dtype', type: TF_ATTR_TYPE, value: TF_FLOAT };
  const place = placesFor(attributes.name, inputs.value.shape, backend);
  const { handles } = place;
  for (const [i, tensor] of [inputs.value, inputs.m, inputs.v].entries())
    if (place.read[i] !== tensor.dataId)
      backend.executeMultipleOutputs('AssignVariableOp', [dtype], [handles[i] as Tensor, tensor], 0);
  backend.executeMultipleOutputs(
    'ResourceApplyAdam',
    [
      { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT },
      { name: 'use_locking', type: TF_ATTR_BOOL, value: false },
      { name: 'use_nesterov', type: TF_ATTR_BOOL, value: false },
    ],
    [...handles, ...scalarsOf(attributes), inputs.gradient],
    0,
  );
  const outputs = handles.map((handle) => backend.executeSingleOutput('ReadVariableOp', [dtype], [handle]));
  place.read = outputs.map(({ dataId }) => dataId);
  return outputs;
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
