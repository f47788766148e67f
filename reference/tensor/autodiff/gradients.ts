/**
 * Gradients that tfjs lacks or computes wrongly, so that every op of the course can be differentiated twice.
 *
 * Found by comparing the first and the second derivative of each op with float64 (tests/unit/tensor/op-table.ts):
 * - comparisons have no gradient, so `where(greater(a, b), …)` already throws in a first derivative, and leakyRelu,
 *   selu, maximum, clipByValue, max … throw in the second, because their own gradients compare;
 * - maximum, minimum and squaredDifference forget to sum over broadcast axes, and throw;
 * - elu's gradient is a kernel that has no gradient itself;
 * - stridedSlice, gatherND, scatterND, topk and cumprod (which prod's gradient uses) have none;
 * - unstack's takes a list of gradients, and gets a tensor where the axis has one entry;
 * - avgPool's divides by the whole window at the edges, whereas the pool itself divides by the number of pixels inside.
 *   Errors from the order of the tape are corrected in tape.ts; backpropagation.ts handles null as zero.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { GradConfig, Tensor } from '@tensorflow/tfjs-core';

import { arithmeticGradients } from './arithmetic-gradients.ts';
import { convolutionGradients } from './convolution-gradients.ts';
import { gradient } from './gradient.ts';
import { reluSecondGradient } from './relu-gradient.ts';
import { spreadGradient } from './spread.ts';
import { sumTo } from './sum-to.ts';

/** Ops that are constant wherever they have a derivative, by the names of their inputs. */
const piecewiseConstant = ([inputs, kernels]: readonly [string, string]): GradConfig[] =>
  kernels.split(' ').map((kernelName) => {
    const zero = Object.fromEntries(inputs.split(' ').map((name) => [name, () => null]));
    return gradient(kernelName, {}, () => zero);
  });

const where = (condition: Tensor, x: Tensor): Tensor => tf.mul(x, tf.cast(condition, 'float32'));

// Klambauer et al. 2017, eq. 2 and the constants below it
const seluAlpha = 1.6732632423543772;
const seluScale = 1.0507009873554805;

const corrected: GradConfig[] = [
  gradient('Maximum', { inputs: ['a', 'b'] }, (dy, [a, b]) => ({
    a: () => sumTo(where(tf.greaterEqual(a, b), dy), a),
    b: () => sumTo(where(tf.less(a, b), dy), b),
  })),
  gradient('Minimum', { inputs: ['a', 'b'] }, (dy, [a, b]) => ({
    a: () => sumTo(where(tf.lessEqual(a, b), dy), a),
    b: () => sumTo(where(tf.greater(a, b), dy), b),
  })),
  gradient('SquaredDifference', { inputs: ['a', 'b'] }, (dy, [a, b]) => ({
    a: () => sumTo(tf.mul(dy, tf.mul(2, tf.sub(a, b))), a),
    b: () => sumTo(tf.mul(dy, tf.mul(2, tf.sub(b, a))), b),
  })),
  // y = eˣ − 1 below zero, so dy/dx = y + 1 there: no exponential that could overflow above zero
  gradient('Elu', { outputs: [true] }, (dy, [y]) => ({
    x: () => tf.where(tf.greater(y, 0), dy, tf.mul(dy, tf.add(y, 1))),
  })),
  gradient('Selu', { outputs: [true] }, (dy, [y]) => ({
    x: () => tf.where(tf.greater(y, 0), tf.mul(dy, seluScale), tf.mul(dy, tf.add(y, seluScale * seluAlpha))),
  })),
];

/** Gathers and scatters are each other's gradients. */
const indexing: GradConfig[] = [
  gradient('GatherNd', { inputs: ['params', 'indices'] }, (dy, [params, indices]) => ({
    params: () => tf.scatterND(indices, dy, params.shape),
    indices: () => null,
  })),
  gradient('ScatterNd', { inputs: ['indices'] }, (dy, [indices]) => ({
    updates: () => tf.gatherND(dy, indices),
    indices: () => null,
  })),
];

/** Adds each value of `dy` at its place in a flat tensor of the given shape. */
function scatterFlat(places: Tensor, dy: Tensor, shape: number[]): Tensor {
  const size = shape.reduce((product, d) => product * d, 1);
  return tf.reshape(tf.scatterND(tf.reshape(places, [-1, 1]), tf.reshape(dy, [-1]), [size]), shape);
}

const missing: GradConfig[] = [
  {
    kernelName: 'Unpack',
    gradFunc: (dys, _, { axis }) => ({ value: () => tf.stack([dys].flat(), axis as number) }),
  },
  gradient('StridedSlice', { inputs: ['x'] }, (dy, [x], attrs) => ({
    x: () => {
      // Slice the indices in the same way as x: they tell where each value came from. The WASM kernel writes float32
      // whatever it reads; the indices are exact up to 2^24.
      const places = tf.reshape(tf.range(0, x.size), x.shape);
      const taken: Tensor = tf.engine().runKernel('StridedSlice', { x: places }, attrs);
      return scatterFlat(tf.cast(taken, 'int32'), dy, x.shape);
    },
  })),
  {
    kernelName: 'TopK',
    inputsToSave: ['x'],
    outputsToSave: [false, true],
    gradFunc: (dys, saved) => {
      const [x, indices] = saved as [Tensor, Tensor];
      const width = x.shape.at(-1) ?? 1;
      const height = x.size / width;
      return {
        x: () => {
          const firstOfRow = tf.reshape(tf.range(0, x.size, width, 'int32'), [height, 1]);
          const places = tf.add(tf.reshape(indices, [height, -1]), firstOfRow);
          return scatterFlat(places, (dys as Tensor[])[0] as Tensor, x.shape);
        },
      };
    },
  },
  // As in TensorFlow; undefined where x is 0.
  gradient('Cumprod', { inputs: ['x'], outputs: [true] }, (dy, [x, y], attrs) => {
    const { axis, exclusive, reverse } = attrs as { axis: number; exclusive: boolean; reverse: boolean };
    return { x: () => tf.div(tf.cumsum(tf.mul(dy, y), axis, exclusive, !reverse), x) };
  }),
];

const comparisons = [
  ['a b', 'Greater GreaterEqual Less LessEqual Equal NotEqual LogicalAnd LogicalOr LogicalXor'],
  ['x', 'Step Sign LogicalNot IsNan IsInf IsFinite ArgMax ArgMin'],
] as const;

/** Replaces tfjs's gradients with these; tfjs's must be registered already. */
export function registerCorrectedGradients(): void {
  const all = [
    ...comparisons.flatMap(piecewiseConstant),
    ...arithmeticGradients,
    reluSecondGradient,
    spreadGradient,
    ...corrected,
    ...indexing,
    ...missing,
    ...convolutionGradients,
  ];
  for (const config of all) tf.registerGradient(config);
}
