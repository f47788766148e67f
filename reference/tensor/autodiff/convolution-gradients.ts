import * as tf from '@tensorflow/tfjs-core';
import type { GradConfig, NamedAttrMap, Tensor, Tensor4D } from '@tensorflow/tfjs-core';

import { gradient } from './gradient.ts';

type Pooling = {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: 'valid' | 'same' | number;
};

/** Every channel of every image as a separate image: [batch, h, w, c] to [batch · c, h, w, 1]. */
function apart(x: Tensor): Tensor4D {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  return tf.reshape(tf.transpose(x, [0, 3, 1, 2]), [batch * channels, height, width, 1]);
}

/**
 * The mean over a window is a convolution with ones, divided by the number of the window's pixels that are inside the
 * image. tfjs divides by the whole window in the gradient, which is wrong at the edges with 'same' (as measured: by 0.3
 * of the gradient for a 3 × 3 window on 4 × 4 pixels), and has no second derivative.
 */
function averagePoolGradient(dy: Tensor, x: Tensor, { filterSize, strides, pad }: Pooling): Tensor {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [h, w] = Array.isArray(filterSize) ? filterSize : [filterSize, filterSize];
  const window = tf.ones<tf.Rank.R4>([h, w, 1, 1]);
  const inside = tf.conv2d(tf.ones<tf.Rank.R4>([1, height, width, 1]), window, strides, pad); // [1, h′, w′, 1]
  const shares = tf.div<Tensor4D>(apart(dy), inside);
  const spread = tf.conv2dTranspose(shares, window, [batch * channels, height, width, 1], strides, pad);
  return tf.transpose(tf.reshape(spread, [batch, channels, height, width]), [0, 2, 3, 1]);
}

export const convolutionGradients: GradConfig[] = [
  gradient('AvgPool', { inputs: ['x'] }, (dy, [x], attrs) => ({
    x: () => averagePoolGradient(dy, x, attrs as Pooling),
  })),
  // Linear in both inputs, like the convolution itself; tfjs has no gradient for it.
  gradient('Conv2DBackpropFilter', { inputs: ['x', 'dy'] }, (ddw, [x, dy], attrs) => {
    const { strides, pad, dataFormat, dimRoundingMode } = attrs;
    return {
      x: () =>
        tf.engine().runKernel('Conv2DBackpropInput', { dy, filter: ddw }, {
          strides,
          pad,
          dataFormat,
          dimRoundingMode,
          inputShape: x.shape,
        } as NamedAttrMap),
      dy: () =>
        tf.engine().runKernel('Conv2D', { x, filter: ddw }, {
          strides,
          pad,
          dataFormat,
          dimRoundingMode,
          dilations: 1,
        } as NamedAttrMap),
    };
  }),
];
