import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

import { gradient } from './gradient.ts';

/** Kernel inputs `dy` and `x` of one shape, float32; output dy where x > 0, 0 elsewhere. */
export const reluGrad = 'ReluGrad';

/** In one kernel if the engine has one. */
export function reluGradient(dy: Tensor, x: Tensor): Tensor {
  const kernel = tf.getKernel(reluGrad, tf.getBackend()) as unknown;
  if (kernel === undefined || x.dtype !== 'float32') return tf.mul(dy, tf.step(x));
  return tf.engine().runKernel(reluGrad, { dy, x });
}

/** The derivative with respect to x is zero wherever it exists. */
export const reluSecondGradient = gradient(reluGrad, { inputs: ['x'] }, (ddy, [x]) => ({
  dy: () => reluGradient(ddy, x),
  x: () => null,
}));
