import type { GradConfig, NamedAttrMap, Tensor } from '@tensorflow/tfjs-core';

/** By the name of an input; null is zero everywhere. */
type Parts = Record<string, () => Tensor | null>;

/** A gradient of an op with one output, from dy, the saved tensors and the attributes. */
export const gradient = (
  kernelName: string,
  save: { inputs?: string[]; outputs?: boolean[] },
  parts: (dy: Tensor, saved: [Tensor, Tensor], attrs: NamedAttrMap) => Parts,
): GradConfig => ({
  kernelName,
  inputsToSave: save.inputs ?? [],
  outputsToSave: save.outputs ?? [],
  // tfjs's types do not allow null; only this project's backpropagation does.
  gradFunc: (dy, saved, attrs) =>
    parts(dy as Tensor, saved as [Tensor, Tensor], attrs) as Record<string, () => Tensor>,
});
