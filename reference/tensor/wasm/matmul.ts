/**
 * Matrix products on the WASM engine: fast with transposed inputs, and correct with a bias.
 *
 * Most use this project's own packed-product.ts, which is twice as fast as what follows. If that does not apply:
 *
 * Only a plain product of two matrices reaches the engine's fast code (XNNPACK). A transposed input, as in every
 * backward pass, or a batch uses a loop over 48-wide blocks (`slow_batch_matmul` in batch_mat_mul_impl.cc), which
 * - is about 12 times slower, for 128 × 784 × 400; and
 * - adds the bias, and applies relu or relu6, once per block of the inner dimension: with 128 of them a bias of 1 comes
 *   out as 3. So a transposed input is transposed first, and products that still use the loop get their bias and
 *   activation afterwards.
 */
import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import { permuted, replaceKernel, run, using } from './kernel.ts';
import type { KernelFunc, WasmBackend } from './kernel.ts';
import { packedProduct, packs, type Product } from './packed-product.ts';

/** The permutation that swaps the last two axes, if asked for. */
function swapping({ shape }: TensorInfo, transposed: boolean): number[] | null {
  const axes = shape.map((_, i) => i);
  return transposed ? [...axes.slice(0, -2), ...axes.slice(-2).reverse()] : null;
}

/** `product` on inputs that are not transposed. */
const transposingFirst =
  (product: KernelFunc): KernelFunc =>
  ({ inputs, backend, attrs }) => {
    const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
    const { transposeA, transposeB } = attrs as { transposeA: boolean; transposeB: boolean };
    return permuted(a, swapping(a, transposeA), backend, (a) =>
      permuted(b, swapping(b, transposeB), backend, (b) => {
        const plain = { ...attrs, transposeA: false, transposeB: false };
        return product({ inputs: { ...inputs, a, b }, backend, attrs: plain }) as TensorInfo;
      }),
    );
  };

/** Kernels for the activation of a fused product; prelu and leaky relu have a parameter. */
const activationKernels: Record<string, string> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
};

/** Product, then bias, then activation, each by its own kernel. */
const unfused: KernelFunc = ({ inputs, backend, attrs }) => {
  const { a, b, bias, preluActivationWeights: alpha } = inputs;
  const { activation, leakyreluAlpha } = attrs as { activation: string; leakyreluAlpha?: number };
  const product = run('BatchMatMul', { a, b }, backend, attrs);
  const sum = bias ? using(product, backend, (a) => run('Add', { a, b: bias }, backend)) : product;
  const kernel = activationKernels[activation];
  if (kernel === undefined) return sum;
  const parameter = leakyreluAlpha === undefined ? {} : { alpha: leakyreluAlpha };
  return using(sum, backend, (x) => run(kernel, { x, ...(alpha && { alpha }) }, backend, parameter));
};

const asProduct = ({ inputs, attrs }: Parameters<KernelFunc>[0]): Product => ({
  ...(inputs as Pick<Product, 'a' | 'b'>),
  ...(attrs as Pick<Product, 'transposeA' | 'transposeB'>),
});

/** This project's own product if it applies; `other` for the rest. */
const packedOr =
  (other: KernelFunc): KernelFunc =>
  (call) => {
    const [product, backend] = [asProduct(call), call.backend as WasmBackend];
    return packs(product, backend) ? packedProduct(product, backend) : other(call);
  };

/** The engine's fused kernel for two matrices, which is fast and correct; the separate kernels for anything else. */
const fusedOrNot =
  (fused: KernelFunc): KernelFunc =>
  (call) => {
    const { a, b, bias } = call.inputs as { a: TensorInfo; b: TensorInfo; bias?: TensorInfo };
    const batch = Math.max(
      util.sizeFromShape(a.shape.slice(0, -2)),
      util.sizeFromShape(b.shape.slice(0, -2)),
    );
    return batch === 1 && (!bias || bias.shape.length === 1) ? fused(call) : unfused(call);
  };

/**
 * Separate kernels for a large product of this project's own: the cost of the bias and the activation is small in
 * comparison.
 */
const unfusedIfLarge =
  (fused: KernelFunc): KernelFunc =>
  (call) => {
    const product = asProduct(call);
    const columns = product.b.shape.at(product.transposeB ? -2 : -1) ?? 0;
    const multiplications = util.sizeFromShape(product.a.shape) * columns;
    const small = multiplications > 0 && multiplications < 2 ** 20;
    return !small && packs(product, call.backend as WasmBackend) ? unfused(call) : fused(call);
  };

/** Registers the replacements; the WASM backend's own kernels must be registered already. */
export function registerMatMulKernels(): void {
  replaceKernel('BatchMatMul', (plain) => packedOr(transposingFirst(plain)));
  replaceKernel('_FusedMatMul', (fused) => unfusedIfLarge(transposingFirst(fusedOrNot(fused))));
}
