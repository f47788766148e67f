import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Sums a gradient over the axes along which its input was broadcast. */
export function sumTo(gradient: Tensor, { shape }: Tensor): Tensor {
  if (tf.util.arraysEqual(gradient.shape, shape)) return gradient;
  const axes = tf.broadcast_util.getReductionAxes(shape, gradient.shape);
  const summed = axes.length > 0 ? tf.sum(gradient, axes) : gradient;
  return tf.util.arraysEqual(summed.shape, shape) ? summed : tf.reshape(summed, shape);
}
