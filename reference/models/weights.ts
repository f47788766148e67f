/** Weights are plain tensors by name: a model is a function of them, and training creates new ones. */
import type { Random } from '#datasets/random.ts';
import * as tf from '#reference/tensor/tfjs.ts';

export type Weights = Readonly<Record<string, tf.Tensor>>;

/**
 * Normal with variance `gain` / `inputs`, where `inputs` is the number of inputs per output; the draws come from
 * `random`, in row-major order.
 */
export function normalKernel(
  random: Random,
  shape: readonly number[],
  gain: number,
  inputs = product(shape.slice(0, -1)),
): tf.Tensor {
  const std = Math.sqrt(gain / inputs);
  return tf.tensor(
    Float32Array.from({ length: product(shape) }, () => std * random.normal()),
    [...shape],
  );
}

/** Gains: 2 before a rectifier (He et al. 2015, eq. 10), 1 before an output. */
export const gains = { rectifier: 2, linear: 1 } as const;

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

/** The tensor of this name; a missing one is a bug of the caller. */
export function weight(weights: Weights, name: string): tf.Tensor {
  const tensor = weights[name];
  if (!tensor) throw new Error(`internal: no weight '${name}' among ${Object.keys(weights).join(', ')}`);
  return tensor;
}

/** x W + b, from the weights `…kernel` and `…bias`. */
export const dense = (x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor): tf.Tensor2D =>
  tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias); // [batch, out]
