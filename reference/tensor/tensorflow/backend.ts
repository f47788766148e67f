import type { DataId, DataType, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

/** An attribute of an operation. */
export interface Attribute {
  name: string;
  type: number;
  value: unknown;
}

/** Information about a tensor. */
interface Stored {
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly id: number;
  /** Values that have not been passed to TensorFlow yet. */
  values: Int32Array | Float32Array | null;
  refCount: number;
  /** Whether `id` still has to be created. */
  isUnread?: () => boolean;
}

/** The parts of tfjs-node's backend that are used here. */
export interface NodeBackend {
  binding: Readonly<
    Record<'TF_ATTR_TYPE' | 'TF_ATTR_STRING' | 'TF_ATTR_SHAPE' | 'TF_ATTR_BOOL' | 'TF_FLOAT', number>
  > & {
    executeOp(name: string, attributes: Attribute[], inputs: number[], count: number): { id: number }[];
  };
  getInputTensorIds(inputs: TensorInfo[]): number[];
  executeSingleOutput(name: string, attributes: Attribute[], inputs: TensorInfo[]): Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: Attribute[],
    inputs: TensorInfo[],
    count: number,
  ): Tensor[];
  /** Information about each tensor; `id` is the binding's number for it. */
  tensorMap: {
    get(data: DataId): Stored;
    has(data: DataId): boolean;
    set(data: DataId, stored: Stored): void;
    delete(data: DataId): boolean;
  };
  write(values: Int32Array | Float32Array, shape: number[], dtype: DataType): DataId;
  incRef(data: DataId): void;
  disposeData(data: DataId, force?: boolean): boolean;
}

/** The attribute that names the type of numbers of an operation without inputs of that type. */
export const floats = (backend: NodeBackend, name: string): Attribute => ({
  name,
  type: backend.binding.TF_ATTR_TYPE,
  value: backend.binding.TF_FLOAT,
});

/** Attributes for those that are true; false is what TensorFlow takes by itself. */
export const flags = (
  { binding }: NodeBackend,
  values: Readonly<Record<string, boolean | undefined>>,
): Attribute[] =>
  Object.entries(values)
    .filter(([, value]) => value === true)
    .map(([name, value]) => ({ name, type: binding.TF_ATTR_BOOL, value }));
