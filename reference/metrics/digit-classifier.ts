import type { Checkpoint, StoredTensor } from '#reference/checkpoint/stored-tensor.ts';
import { forEachBlock } from './pairs.ts';
import { rowsOf, type Rows } from './rows.ts';

export interface DigitClassifier {
  /** The last hidden layer, [n, 64], never negative; of images [n, 784] in 0..1, white on black as in MNIST. */
  features(images: Float32Array): Rows;
  /** The most likely digit of each image: [n]. */
  classify(images: Float32Array): Uint8Array;
}

/**
 * A small classifier trained on the bundled digits by train-classifier.ts, evaluated in float64 without a tensor
 * library. Its features take the place of Inception's in the literature: numbers measured on them can only be compared
 * with each other. Real digits must not be from its training set, because it is more certain of those. Some features
 * are 0 for every digit.
 */
export function digitClassifier(tensors: Checkpoint['tensors']): DigitClassifier {
  const layer = (name: string): Layer => layerOf(tensors, name);
  const [conv1, conv2, last, toLogits] = [
    layer('conv1'),
    layer('conv2'),
    layer('features'),
    layer('logits'),
  ] as const;
  const featuresOf = (images: Rows): Rows => {
    const first = rectified(affine(patches(images, 28, 1), conv1)); // [n · 14 · 14, 8]
    const second = rectified(affine(patches(flattened(first, images.n), 14, 8), conv2)); // [n · 7 · 7, 16]
    return rectified(affine(flattened(second, images.n), last)); // [n, 64]
  };
  const features = (images: Float32Array): Rows => inParts(rowsOf(images, 28 * 28), featuresOf);
  return {
    features,
    classify: (images) => {
      const { data, n, d } = affine(features(images), toLogits);
      return Uint8Array.from({ length: n }, (_, i) => indexOfLargest(data.subarray(i * d, (i + 1) * d)));
    },
  };
}

interface Layer {
  readonly kernel: Rows; // [out, in]
  readonly bias: StoredTensor['data']; // [out]
}

/**
 * Stored kernels are [...in, out]; a convolution's inputs are ordered [row, column, channel] there and in `patches`.
 */
function layerOf(tensors: Checkpoint['tensors'], name: string): Layer {
  const [kernel, bias] = [tensors[`${name}Kernel`], tensors[`${name}Bias`]];
  if (!kernel || !bias)
    throw new RangeError(
      `a digit classifier has a layer '${name}', and these tensors are ${Object.keys(tensors).join(', ')}: load digit-classifier.safetensors.`,
    );
  const out = bias.data.length;
  const inputs = kernel.data.length / out;
  const data = Float64Array.from(
    kernel.data,
    (_, i) => kernel.data[(i % inputs) * out + Math.floor(i / inputs)] as number,
  );
  return { kernel: rowsOf(data, inputs), bias: bias.data };
}

/** x Wᵀ + b: [n, in] to [n, out]. */
function affine(x: Rows, { kernel, bias }: Layer): Rows {
  const d = bias.length;
  const data = new Float64Array(x.n * d);
  forEachBlock('dot', x, kernel, ({ i, j, rows, columns, values, stride }) => {
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++)
        data[(i + r) * d + j + c] = (values[r * stride + c] as number) + (bias[j + c] as number);
  });
  return { data, n: x.n, d };
}

const rectified = ({ data, n, d }: Rows): Rows => ({ data: data.map((value) => Math.max(value, 0)), n, d });

/** [n · positions, channels] to [n, positions · channels]. */
const flattened = ({ data }: Rows, n: number): Rows => rowsOf(data, data.length / n);

/**
 * The 4 × 4 pixels around every second position, zeros outside: [n, side, side, channels] to [n (side / 2)², 16
 * channels].
 */
function patches({ data, n }: Rows, side: number, channels: number): Rows {
  const [taps, half] = [4, side / 2];
  const d = taps * taps * channels;
  const result = new Float64Array(n * half * half * d);
  let to = 0;
  for (let image = 0; image < n; image++)
    for (let row = -1; row < side - 1; row += 2)
      for (let column = -1; column < side - 1; column += 2)
        for (let r = row; r < row + taps; r++)
          for (let c = column; c < column + taps; c++, to += channels) {
            if (r < 0 || r >= side || c < 0 || c >= side) continue;
            const from = ((image * side + r) * side + c) * channels;
            for (let k = 0; k < channels; k++) result[to + k] = data[from + k] as number;
          }
  return rowsOf(result, d);
}

/** A few images at a time: their patches take 16 times the memory. */
function inParts({ data, n, d }: Rows, map: (part: Rows) => Rows): Rows {
  const step = 64;
  const parts = Array.from({ length: Math.ceil(n / step) }, (_, at) =>
    map(rowsOf(data.subarray(at * step * d, Math.min((at + 1) * step, n) * d), d)),
  );
  const width = parts[0]?.d ?? 1;
  const result = new Float64Array(n * width);
  parts.forEach((part, at) => {
    result.set(part.data, at * step * width);
  });
  return rowsOf(result, width);
}

function indexOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i;
  return best;
}
