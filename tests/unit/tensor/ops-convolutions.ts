/** Convolutions and pooling of images [batch, height, width, channels]. */
import type * as tfjs from '@tensorflow/tfjs-core';

import { cell, everywhere, times, type OpCase } from './op-case.ts';

interface Geometry {
  size: number;
  channels: number;
  out: number;
  filter: number;
  stride: number;
  pad: 'same' | 'valid';
}

const batch = 2;

/** TensorFlow's 'same': as many outputs as strides fit, with an odd zero at the end. */
function placed({ size, filter, stride, pad }: Geometry): { outputs: number; before: number } {
  if (pad === 'valid') return { outputs: Math.ceil((size - filter + 1) / stride), before: 0 };
  const outputs = Math.ceil(size / stride);
  return { outputs, before: Math.floor(Math.max((outputs - 1) * stride + filter - size, 0) / 2) };
}

/** Calls `f` with each image, output pixel and tap inside the image. */
function walk(g: Geometry, f: (image: number, output: number, input: number, tap: number) => void): void {
  const { outputs, before } = placed(g);
  times(batch * outputs * outputs * g.filter * g.filter, (n) => {
    const [j, i] = [n % g.filter, Math.floor(n / g.filter) % g.filter];
    const o = Math.floor(n / (g.filter * g.filter));
    const [x, y, b] = [o % outputs, Math.floor(o / outputs) % outputs, Math.floor(o / (outputs * outputs))];
    const [row, column] = [y * g.stride - before + i, x * g.stride - before + j];
    if (row < 0 || column < 0 || row >= g.size || column >= g.size) return;
    f(b, o, (b * g.size + row) * g.size + column, i * g.filter + j);
  });
}

const pixels = (g: Geometry): number => batch * placed(g).outputs ** 2;

function convolve(g: Geometry, x: number[], w: number[]): number[] {
  const y = new Array<number>(pixels(g) * g.out).fill(0);
  walk(g, (_, output, input, tap) => {
    for (let c = 0; c < g.channels; c++)
      for (let o = 0; o < g.out; o++)
        y[output * g.out + o] =
          cell(y, output * g.out + o) +
          cell(x, input * g.channels + c) * cell(w, (tap * g.channels + c) * g.out + o);
  });
  return y;
}

/** `x` has the shape of the convolution's output: the transposed map. */
function convolveTransposed(g: Geometry, x: number[], w: number[]): number[] {
  const y = new Array<number>(batch * g.size * g.size * g.channels).fill(0);
  walk(g, (_, output, input, tap) => {
    for (let c = 0; c < g.channels; c++)
      for (let o = 0; o < g.out; o++)
        y[input * g.channels + c] =
          cell(y, input * g.channels + c) +
          cell(x, output * g.out + o) * cell(w, (tap * g.channels + c) * g.out + o);
  });
  return y;
}

function convolveDepthwise(g: Geometry, x: number[], w: number[]): number[] {
  const width = g.channels * g.out;
  const y = new Array<number>(pixels(g) * width).fill(0);
  walk(g, (_, output, input, tap) => {
    for (let o = 0; o < width; o++)
      y[output * width + o] =
        cell(y, output * width + o) +
        cell(x, input * g.channels + Math.floor(o / g.out)) * cell(w, tap * width + o);
  });
  return y;
}

/** The mean of the pixels inside the image. */
function averagePool(g: Geometry, x: number[]): number[] {
  const total = new Array<number>(pixels(g) * g.channels).fill(0);
  const count = new Array<number>(pixels(g)).fill(0);
  walk(g, (_, output, input) => {
    count[output] = cell(count, output) + 1;
    for (let c = 0; c < g.channels; c++)
      total[output * g.channels + c] = cell(total, output * g.channels + c) + cell(x, input * g.channels + c);
  });
  return total.map((v, i) => v / cell(count, Math.floor(i / g.channels)));
}

const name = ({ size, channels, out, filter, stride, pad }: Geometry): string =>
  `${size}×${size}×${channels} by ${filter}×${filter}→${out}, stride ${stride}, ${pad}`;

const geometries: Geometry[] = [
  { size: 4, channels: 2, out: 3, filter: 3, stride: 1, pad: 'same' },
  { size: 4, channels: 1, out: 2, filter: 4, stride: 2, pad: 'same' },
  { size: 5, channels: 2, out: 2, filter: 2, stride: 2, pad: 'valid' },
];

const image = (g: Geometry): number[] => [batch, g.size, g.size, g.channels];
const filter = (g: Geometry): number[] => [g.filter, g.filter, g.channels, g.out];
const as4 = (x: unknown): tfjs.Tensor4D => x as tfjs.Tensor4D;

export const convolutionCases: OpCase[] = geometries.flatMap((g): OpCase[] => {
  const { outputs } = placed(g);
  return [
    {
      name: `conv2d ${name(g)}`,
      op: (tf, x, w) => tf.conv2d(as4(x), as4(w), g.stride, g.pad),
      oracle: (x, w) => convolve(g, x, w),
      shapes: [image(g), filter(g)],
      range: everywhere,
    },
    {
      name: `conv2dTranspose ${name(g)}`,
      op: (tf, x, w) =>
        tf.conv2dTranspose(as4(x), as4(w), image(g) as [number, number, number, number], g.stride, g.pad),
      oracle: (x, w) => convolveTransposed(g, x, w),
      shapes: [[batch, outputs, outputs, g.out], filter(g)],
      range: everywhere,
    },
    {
      name: `avgPool ${name(g)}`,
      op: (tf, x) => tf.avgPool(as4(x), g.filter, g.stride, g.pad),
      oracle: (x) => averagePool(g, x),
      shapes: [image(g)],
      range: everywhere,
    },
  ];
});

/** Differentiable once in tfjs, with respect to both inputs. */
export const depthwiseCases: OpCase[] = geometries.map((g) => ({
  name: `depthwiseConv2d ${name(g)}`,
  op: (tf, x, w) => tf.depthwiseConv2d(as4(x), as4(w), g.stride, g.pad),
  oracle: (x, w) => convolveDepthwise(g, x, w),
  shapes: [image(g), filter(g)],
  range: everywhere,
}));
