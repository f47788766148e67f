/**
 * Methods on tensors: `x.add(y)`, `x.square()`, `x.mean(axis)`.
 *
 * The published `@tensorflow/tfjs` registers them by importing 139 files, one per method; the bundle of tfjs-core that
 * Node loads registers none. One loop over names takes under a millisecond and gives the same methods, with the types
 * that tfjs itself declares for them.
 */
import * as core from '@tensorflow/tfjs-core';
import type { DataType, Rank, ShapeMap, Tensor } from '@tensorflow/tfjs-core';
import type {} from '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';

import { logSigmoid } from './replaced-ops.ts';

/** Methods that are the function of the same name with the tensor as its first argument. */
const sameName = `
  abs acos acosh add all any argMax argMin asin asinh atan atan2 atanh avgPool batchNorm batchToSpaceND broadcastTo
  cast ceil clipByValue conv1d conv2d conv2dTranspose cos cosh cumprod cumsum depthToSpace depthwiseConv2d dilation2d
  div divNoNan dot elu equal erf euclideanNorm exp expandDims expm1 fft floor floorDiv gather greater greaterEqual
  ifft irfft isFinite isInf isNaN leakyRelu less lessEqual localResponseNormalization log log1p logSoftmax
  logSumExp logicalAnd logicalNot logicalOr logicalXor matMul max maxPool maximum mean min minimum mirrorPad mod mul
  neg norm notEqual oneHot onesLike pad pool pow prelu prod reciprocal relu relu6 reshape reverse rfft round rsqrt selu separableConv2d sigmoid sign sin sinh slice softmax softplus
  spaceToBatchND split sqrt square squaredDifference squeeze step stridedSlice sub sum tan tanh tile topk transpose
  unique unsortedSegmentSum unstack zerosLike`
  .trim()
  .split(/\s+/);

/** The arguments of an image function after the image. */
type Resize<Name extends 'resizeBilinear' | 'resizeNearestNeighbor'> =
  Parameters<(typeof core.image)[Name]> extends [unknown, ...infer Rest] ? Rest : never;

/** Methods whose arguments differ from the function's. */
const ownForm: Record<string, (x: never, ...rest: never[]) => unknown> = {
  flatten: (x: Tensor) => core.reshape(x, [x.size]),
  as1D: (x: Tensor) => core.reshape(x, [x.size]),
  as2D: (x: Tensor, ...shape: ShapeMap[Rank.R2]) => core.reshape(x, shape),
  as3D: (x: Tensor, ...shape: ShapeMap[Rank.R3]) => core.reshape(x, shape),
  as4D: (x: Tensor, ...shape: ShapeMap[Rank.R4]) => core.reshape(x, shape),
  as5D: (x: Tensor, ...shape: ShapeMap[Rank.R5]) => core.reshape(x, shape),
  asScalar: (x: Tensor) => core.reshape(x, []), // reshape itself refuses more than one element
  reshapeAs: (x: Tensor, like: Tensor) => core.reshape(x, like.shape),
  asType: (x: Tensor, dtype: DataType) => core.cast(x, dtype),
  toFloat: (x: Tensor) => core.cast(x, 'float32'),
  toInt: (x: Tensor) => core.cast(x, 'int32'),
  toBool: (x: Tensor) => core.cast(x, 'bool'),
  concat: (x: Tensor, others: Tensor | Tensor[], axis?: number) => core.concat([x, ...listOf(others)], axis),
  stack: (x: Tensor, others: Tensor | Tensor[], axis?: number) => core.stack([x, ...listOf(others)], axis),
  resizeBilinear: (x: Tensor<Rank.R4>, ...rest: Resize<'resizeBilinear'>) =>
    core.image.resizeBilinear(x, ...rest),
  resizeNearestNeighbor: (x: Tensor<Rank.R4>, ...rest: Resize<'resizeNearestNeighbor'>) =>
    core.image.resizeNearestNeighbor(x, ...rest),
  logSigmoid: (x: Tensor) => logSigmoid(x),
  where: (x: Tensor, condition: Tensor, otherwise: Tensor) => core.where(condition, x, otherwise),
};

const listOf = (tensors: Tensor | Tensor[]): Tensor[] => (Array.isArray(tensors) ? tensors : [tensors]);

type Op = (x: Tensor, ...rest: unknown[]) => unknown;
const isOp = (value: unknown): value is Op => typeof value === 'function';

/** Puts the methods on the Tensor prototype; doing it twice changes nothing. */
export function registerChainedOps(): void {
  const functions = new Map(Object.entries<unknown>(core));
  const register = (name: string, op: unknown): void => {
    if (!isOp(op)) throw new Error(`internal: tfjs-core has no function named ${name}`);
    const method = function (this: Tensor, ...rest: unknown[]): unknown {
      (this as Tensor & { throwIfDisposed: () => void }).throwIfDisposed();
      return op(this, ...rest);
    };
    Object.assign(core.Tensor.prototype, { [name]: method });
  };
  for (const name of sameName) register(name, functions.get(name));
  for (const [name, op] of Object.entries(ownForm)) register(name, op);
}
