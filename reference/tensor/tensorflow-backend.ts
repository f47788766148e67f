import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';

/** Of an operation. */
interface Attribute {
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
