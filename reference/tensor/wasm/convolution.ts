/**
 * Gradients of convolutions with respect to their filter, and of depthwise ones with respect to both inputs, which the
 * WASM engine lacks (tensorflow/tfjs#8474). Images are [batch, height, width, channels].
 */
import { backend_util, getKernel, registerKernel } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';

import { run, using } from './kernel.ts';
import type { WasmBackend } from './kernel.ts';

type ConvInfo = ReturnType<typeof backend_util.computeConv2DInfo>;
type Shape4 = [number, number, number, number];

type Attributes = {
  strides: number | [number, number];
  dilations?: number | [number, number];
  pad: 'valid' | 'same' | number;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
  dataFormat?: 'NHWC' | 'NCHW';
};

function geometry(x: number[], filter: number[], attrs: Attributes, depthwise: boolean): ConvInfo {
  const { strides, dilations = 1, pad, dimRoundingMode, dataFormat = 'NHWC' } = attrs;
  if (dataFormat !== 'NHWC') throw new Error('The wasm engine convolves images in the format NHWC only.');
  return backend_util.computeConv2DInfo(
    x as Shape4,
    filter as Shape4,
    strides,
    dilations,
    pad,
    dimRoundingMode,
    depthwise,
  );
}

/** Calls `f` with each output pixel and filter tap that meet inside the image: flat pixel indices and the tap's. */
function eachTap(info: ConvInfo, f: (input: number, output: number, tap: number) => void): void {
  const { batchSize, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth } = info;
  const { strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = info;
  for (let b = 0, output = 0; b < batchSize; b++)
    for (let y = 0; y < outHeight; y++)
      for (let x = 0; x < outWidth; x++, output++)
        for (let i = 0; i < filterHeight; i++) {
          const row = y * strideHeight - padInfo.top + i * dilationHeight;
          if (row < 0 || row >= inHeight) continue;
          for (let j = 0; j < filterWidth; j++) {
            const column = x * strideWidth - padInfo.left + j * dilationWidth;
            if (column < 0 || column >= inWidth) continue;
            f((b * inHeight + row) * inWidth + column, output, i * filterWidth + j);
          }
        }
}

const view = (backend: WasmBackend, info: TensorInfo): Float32Array =>
  backend.typedArrayFromHeap(info) as Float32Array;

/** colsᵀ dy, where a row of cols is the patch of one output pixel (Chellapilla et al. 2006: im2col). */
const filterGradient: KernelConfig = {
  kernelName: 'Conv2DBackpropFilter',
  backendName: 'wasm',
  kernelFunc: (call) => {
    const { x, dy } = call.inputs as { x: TensorInfo; dy: TensorInfo };
    const backend = call.backend as WasmBackend;
    const { filterShape, ...attrs } = call.attrs as Attributes & { filterShape: Shape4 };
    const info = geometry(x.shape, filterShape, attrs, false);
    const { inChannels, outChannels, filterHeight, filterWidth } = info;
    const pixels = info.batchSize * info.outHeight * info.outWidth;
    const patch = filterHeight * filterWidth * inChannels;
    const cols = backend.makeOutput([pixels, patch], 'float32');
    const [from, to] = [view(backend, x), view(backend, cols)]; // last: allocation may move the memory
    to.fill(0);
    eachTap(info, (input, output, tap) => {
      const [at, source] = [output * patch + tap * inChannels, input * inChannels];
      for (let c = 0; c < inChannels; c++) to[at + c] = from[source + c] as number;
    });
    const product = using(cols, backend, (a) =>
      run('BatchMatMul', { a, b: { ...dy, shape: [pixels, outChannels] } }, backend, {
        transposeA: true,
        transposeB: false,
      }),
    );
    return { ...product, shape: filterShape };
  },
};

/** A kernel that adds up products of channels over all taps; `into` tells where each goes. */
const depthwise = (
  kernelName: string,
  sides: (call: Record<string, TensorInfo>) => { a: TensorInfo; b: TensorInfo },
  shapes: (
    attrs: { inputShape: Shape4; filterShape: Shape4 },
    call: Record<string, TensorInfo>,
  ) => [number[], number[]],
  add: (out: Float32Array, a: Float32Array, b: Float32Array, info: ConvInfo) => void,
  output: 'input' | 'filter',
): KernelConfig => ({
  kernelName,
  backendName: 'wasm',
  kernelFunc: (call) => {
    const backend = call.backend as WasmBackend;
    const inputs = call.inputs as Record<string, TensorInfo>;
    const [x, filter] = shapes(call.attrs as { inputShape: Shape4; filterShape: Shape4 }, inputs);
    const info = geometry(x, filter, call.attrs as Attributes, true);
    const { a, b } = sides(inputs);
    const out = backend.makeOutput(output === 'input' ? x : filter, 'float32');
    const result = view(backend, out).fill(0);
    add(result, view(backend, a), view(backend, b), info);
    return out;
  },
});

/** Channel c of the image feeds `many` output channels, c · many and on. */
const depthwiseFilterGradient = depthwise(
  'DepthwiseConv2dNativeBackpropFilter',
  ({ x, dy }) => ({ a: x as TensorInfo, b: dy as TensorInfo }),
  ({ filterShape }, { x }) => [(x as TensorInfo).shape, filterShape],
  (out, x, dy, info) => {
    const { inChannels, outChannels } = info;
    const many = outChannels / inChannels;
    eachTap(info, (input, output, tap) => {
      for (let o = 0; o < outChannels; o++)
        out[tap * outChannels + o] =
          (out[tap * outChannels + o] as number) +
          (x[input * inChannels + Math.floor(o / many)] as number) * (dy[output * outChannels + o] as number);
    });
  },
  'filter',
);

const depthwiseInputGradient = depthwise(
  'DepthwiseConv2dNativeBackpropInput',
  ({ dy, filter }) => ({ a: dy as TensorInfo, b: filter as TensorInfo }),
  ({ inputShape }, { filter }) => [inputShape, (filter as TensorInfo).shape],
  (out, dy, filter, info) => {
    const { inChannels, outChannels } = info;
    const many = outChannels / inChannels;
    eachTap(info, (input, output, tap) => {
      for (let o = 0; o < outChannels; o++) {
        const at = input * inChannels + Math.floor(o / many);
        out[at] =
          (out[at] as number) +
          (dy[output * outChannels + o] as number) * (filter[tap * outChannels + o] as number);
      }
    });
  },
  'input',
);

/** Registers them if they are missing. */
export function registerConvolutionKernels(): void {
  for (const config of [filterGradient, depthwiseFilterGradient, depthwiseInputGradient])
    if ((getKernel(config.kernelName, 'wasm') as unknown) === undefined) registerKernel(config);
}
