/**
 * The gradients of common ops in as few kernels as possible. tfjs's own are correct to first order, but in a training
 * step of a small network most of their time goes to reshapes to the same shape, casts to the same type, and arrays of
 * ones made in JavaScript.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { GradConfig, Tensor } from '@tensorflow/tfjs-core';

import { gradient } from './gradient.ts';
import { reluGradient } from './relu-gradient.ts';
import { spreadOver } from './spread.ts';
import { sumTo } from './sum-to.ts';

const float = (x: Tensor): Tensor => (x.dtype === 'float32' ? x : tf.cast(x, 'float32'));

/** `dy`, the gradient of a reduction of x over these axes, at each place of x. */
function spread(dy: Tensor, { shape }: Tensor, axis: number | number[]): Tensor {
  const axes = tf.util.parseAxisParam(axis, shape);
  const leading = axes.length + dy.rank === shape.length && axes.every((a) => a < axes.length);
  const kept = shape.map((length, a) => (axes.includes(a) ? 1 : length));
  // Without its first axes, dy broadcasts as it is.
  const aligned = leading || tf.util.arraysEqual(dy.shape, kept) ? dy : tf.reshape(dy, kept);
  return spreadOver(aligned, shape);
}

export const arithmeticGradients: GradConfig[] = [
  gradient('Add', { inputs: ['a', 'b'] }, (dy, [a, b]) => ({ a: () => sumTo(dy, a), b: () => sumTo(dy, b) })),
  gradient('Sub', { inputs: ['a', 'b'] }, (dy, [a, b]) => ({
    a: () => sumTo(dy, a),
    b: () => tf.neg(sumTo(dy, b)),
  })),
  gradient('Multiply', { inputs: ['a', 'b'] }, (dy, [a, b]) => ({
    a: () => sumTo(tf.mul(dy, float(b)), a),
    b: () => sumTo(tf.mul(dy, float(a)), b),
  })),
  gradient('RealDiv', { inputs: ['a', 'b'] }, (dy, [a, b]) => ({
    a: () => sumTo(tf.div(dy, float(b)), a),
    b: () => tf.neg(tf.div(sumTo(tf.mul(dy, float(a)), b), tf.square(float(b)))),
  })),
  gradient('Square', { inputs: ['x'] }, (dy, [x]) => ({ x: () => tf.mul(dy, tf.mul(float(x), 2)) })),
  // 0 at 0, like the sign; tfjs's is −1 there
  gradient('Abs', { inputs: ['x'] }, (dy, [x]) => ({ x: () => tf.mul(dy, tf.sign(float(x))) })),
  gradient('Relu', { inputs: ['x'] }, (dy, [x]) => ({ x: () => reluGradient(dy, x) })),
  gradient('Sum', { inputs: ['x'] }, (dy, [x], attrs) => ({
    x: () => spread(dy, x, (attrs as { axis: number[] }).axis),
  })),
  gradient('Mean', { inputs: ['x'] }, (dy, [x], attrs) => ({
    // divided while it is small, not multiplied by 1/n, which would round twice
    x: () => spread(tf.div(dy, x.size / dy.size), x, (attrs as { axis: number[] }).axis),
  })),
];
