import { simdModule } from '#reference/shared/simd-module.ts';
import type { WasmBackend } from '../kernel.ts';
import { bytes } from './bytes.ts';

/** Functions on the engine's memory: arguments named `at` are addresses, steps and strides are in bytes. */
export type SimdKernels = {
  pack: (
    fromAt: number,
    toAt: number,
    lines: number,
    depth: number,
    line: number,
    step: number,
    width: number,
  ) => void;
  block: (
    aAt: number,
    bAt: number,
    cAt: number,
    stride: number,
    rows: number,
    columns: number,
    depth: number,
    more: number,
    edgeAt: number,
  ) => void;
  adam: (...addressesThenCountThenNumbers: number[]) => void;
};

let compiled: WebAssembly.Module | null | undefined;
const started = new WeakMap<object, SimdKernels>();

/**
 * This project's own kernels on the engine's memory. Without relaxed SIMD (Safari; Chrome before 114, Firefox before
 * 145) there are none, and callers use other kernels.
 */
export function simdKernels(backend: WasmBackend): SimdKernels | undefined {
  const ready = started.get(backend);
  if (ready) return ready;
  const { asm } = backend.wasm as { asm?: { memory?: unknown } };
  if (compiled === undefined) compiled = simdModule(bytes);
  if (compiled === null || !(asm?.memory instanceof WebAssembly.Memory)) return undefined;
  const { exports } = new WebAssembly.Instance(compiled, { engine: { memory: asm.memory } });
  const kernels = exports as SimdKernels;
  started.set(backend, kernels);
  return kernels;
}
