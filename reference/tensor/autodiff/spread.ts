import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

import { gradient } from './gradient.ts';
import { sumTo } from './sum-to.ts';

/** Kernel input `x`, attribute `shape`, which x broadcasts to; output x in that shape. */
export const spreadKernel = 'Spread';

/**
 * x at each place of `shape`, which it broadcasts to: in one kernel if the engine has one. (`tf.tile` is slow on WASM.)
 */
export function spreadOver(x: Tensor, shape: number[]): Tensor {
  const kernel = tf.getKernel(spreadKernel, tf.getBackend()) as unknown;
  if (kernel === undefined) return tf.mul(x, tf.fill(shape, 1));
  return tf.engine().runKernel(spreadKernel, { x }, { shape });
}

export const spreadGradient = gradient(spreadKernel, { inputs: ['x'] }, (dy, [x]) => ({
  x: () => sumTo(dy, x),
}));
