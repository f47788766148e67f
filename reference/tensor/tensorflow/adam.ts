/** Adam by TensorFlow's own fused operation, which works on resources: named variables that hold a tensor. */
import { getKernel, keep, registerKernel, scalar } from '@tensorflow/tfjs-core';
import type { NamedTensorInfoMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

import { adamStep, type AdamAttributes, type AdamInputs } from '../ops/adam.ts';
import { floats, type Attribute, type NodeBackend } from './backend.ts';

/** Operations beside those of kernels; they touch no file. */
export const adamOperations = [
  'VarHandleOp',
  'AssignVariableOp',
  'ReadVariableOp',
  'ResourceApplyAdam',
  'DestroyResourceOp',
];

/** The resources of the value and the moments of one variable, and the tensors that represent them. */
interface Places {
  handles: Tensor[];
  read: object[];
  unread: Unread[];
}

/** A moment that has not been read yet: most never are, and reading one would make the next update copy it. */
interface Unread {
  readonly info: TensorInfo;
  /** Makes it a separate tensor before its resource is written to. */
  read(): void;
}

const ofVariable = (backend: NodeBackend): Attribute[] => [floats(backend, 'dtype')];

function unread(handle: Tensor, { shape, dtype }: TensorInfo, backend: NodeBackend): Unread {
  const dataId = {};
  let id: number | undefined;
  const readNow = (): number => {
    const inputs = backend.getInputTensorIds([handle]);
    const [output] = backend.binding.executeOp('ReadVariableOp', ofVariable(backend), inputs, 1);
    return (output as { id: number }).id;
  };
  const read = (): number => (id ??= readNow());
  backend.tensorMap.set(dataId, {
    shape,
    dtype: backend.binding.TF_FLOAT,
    values: null,
    refCount: 1,
    get id() {
      return read();
    },
    isUnread: () => id === undefined,
  });
  return { info: { dataId, shape, dtype }, read };
}

const patient = new WeakSet<NodeBackend>();

/**
 * tfjs-node requests a tensor's id even to decrement its reference count; here that happens only to free one that has
 * an id.
 */
function disposeUnread(backend: NodeBackend): void {
  if (patient.has(backend)) return;
  patient.add(backend);
  const disposeData = backend.disposeData.bind(backend);
  backend.disposeData = (data, force = false) => {
    const stored = backend.tensorMap.has(data) ? backend.tensorMap.get(data) : undefined;
    if (stored?.isUnread?.() !== true) return disposeData(data, force);
    stored.refCount--;
    if (!force && stored.refCount > 0) return false;
    backend.tensorMap.delete(data);
    return true;
  };
}

/** Unread values are read before their resource is overwritten, except for moments that are `replaced`. */
function settle(place: Places, backend: NodeBackend, replaced: readonly TensorInfo[] = []): void {
  for (const moment of place.unread) {
    const { dataId } = moment.info;
    if (!backend.tensorMap.has(dataId)) continue; // disposed of
    const shared = backend.tensorMap.get(dataId).refCount > 1;
    if (shared || !replaced.some((old) => old.dataId === dataId)) moment.read();
  }
  place.unread = [];
}

/** By variable and shape. An evicted entry is created and filled again when needed. */
const places = new Map<string, Places>();
const most = 256;

function placesFor(name: string, shape: readonly number[], backend: NodeBackend): Places {
  const key = `${name} ${shape.join(' ')}`;
  const known = places.get(key);
  if (known) return known;
  for (const [old, place] of places) {
    if (places.size < most) break;
    places.delete(old);
    settle(place, backend);
    for (const handle of place.handles) {
      backend.executeMultipleOutputs('DestroyResourceOp', [], [handle], 0);
      handle.dispose();
    }
  }
  const { TF_ATTR_STRING, TF_ATTR_SHAPE } = backend.binding;
  const handles = ['value', 'm', 'v'].map((part) => {
    const attributes = [
      ...ofVariable(backend),
      { name: 'shape', type: TF_ATTR_SHAPE, value: shape },
      { name: 'container', type: TF_ATTR_STRING, value: '' },
      { name: 'shared_name', type: TF_ATTR_STRING, value: `adam ${part} ${key}` },
    ];
    return keep(backend.executeSingleOutput('VarHandleOp', attributes, []));
  });
  const made = { handles, read: [], unread: [] };
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

function run(inputs: AdamInputs, backend: NodeBackend, attributes: AdamAttributes): TensorInfo[] {
  const { name, replacesMoments = false } = attributes;
  disposeUnread(backend);
  const place = placesFor(name, inputs.value.shape, backend);
  const { handles } = place;
  settle(place, backend, replacesMoments ? [inputs.m, inputs.v] : []);
  for (const [i, tensor] of [inputs.value, inputs.m, inputs.v].entries())
    if (place.read[i] !== tensor.dataId)
      backend.executeMultipleOutputs(
        'AssignVariableOp',
        ofVariable(backend),
        [handles[i] as Tensor, tensor],
        0,
      );
  backend.executeMultipleOutputs(
    'ResourceApplyAdam',
    [],
    [...handles, ...scalarsOf(attributes), inputs.gradient],
    0,
  );
  const outputs = handles.map((handle, i) => {
    if (i === 0 || !replacesMoments)
      return backend.executeSingleOutput('ReadVariableOp', ofVariable(backend), [handle]);
    const moment = unread(handle, inputs.m, backend);
    place.unread.push(moment);
    return moment.info;
  });
  place.read = outputs.map(({ dataId }) => dataId);
  return outputs;
}

export function registerAdamOnTensorflow(): void {
  if (getKernel(adamStep, 'tensorflow') as unknown) return;
  registerKernel({
    kernelName: adamStep,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, backend, attrs }) =>
      run(inputs as NamedTensorInfoMap & AdamInputs, backend as NodeBackend, attrs as AdamAttributes),
  });
}
