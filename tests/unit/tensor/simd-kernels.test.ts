import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import { vaeStep } from '#reference/benchmark/vae-step.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import type { WasmBackend } from '#reference/tensor/wasm/kernel.ts';
import { assemble } from '#reference/tensor/wasm/simd/assemble.ts';
import { simdKernels } from '#reference/tensor/wasm/simd/simd-kernels.ts';
import * as tf from '#reference/tensor/tfjs.ts';

beforeAll(async () => {
  await useEngine('wasm');
});
const backend = (): WasmBackend => tf.backend() as unknown as WasmBackend;
const heapBytes = (): number =>
  (backend().wasm as unknown as { HEAPU8: Uint8Array }).HEAPU8.buffer.byteLength;

/** Loss after three steps of a VAE, in a separate Node process; `before` runs before the engine starts. */
function lossInChild(before: string): { simd: boolean; loss: number } {
  const url = (path: string): string =>
    JSON.stringify(new URL(`../../../reference/${path}`, import.meta.url).href);
  const program = `
    ${before}
    const tf = await import(${url('tensor/tfjs.ts')});
    const { useEngine } = await import(${url('tensor/engine.ts')});
    const { simdKernels } = await import(${url('tensor/wasm/simd/simd-kernels.ts')});
    const { vaeStep } = await import(${url('benchmark/vae-step.ts')});
    await useEngine('wasm');
    const step = vaeStep(tf, { batch: 24, pixels: 60, hidden: 30, latent: 4 });
    let loss;
    for (let i = 0; i < 3; i++) loss = (await step().data())[0];
    console.log(JSON.stringify({ simd: simdKernels(tf.backend()) !== undefined, loss }));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return JSON.parse(output) as { simd: boolean; loss: number };
}

describe('the SIMD module', () => {
  it('is assembled from the current source', async () => {
    const file = new URL('../../../reference/tensor/wasm/simd/bytes.ts', import.meta.url);
    expect(readFileSync(file, 'utf8'), 'run: npm run assemble').toBe(await assemble());
  });

  it('runs here, and is created once per engine', () => {
    expect(simdKernels(backend())).toBeDefined();
    expect(simdKernels(backend())).toBe(simdKernels(backend()));
  });

  it('without relaxed SIMD training works as before', () => {
    const usual = lossInChild('');
    // tfjs tries its own features with modules of some fifty bytes.
    const refusing = `const { validate } = WebAssembly; WebAssembly.validate = (b) => b.length < 500 && validate(b);`;
    const without = lossInChild(refusing);
    expect([usual.simd, without.simd]).toEqual([true, false]);
    expect(Math.abs(without.loss / usual.loss - 1)).toBeLessThan(1e-6);
  });

  it('works after the memory has grown and moved', async () => {
    const product = async (): Promise<number[]> => {
      const a = tf.sin(tf.range(0, 30 * 40)).reshape([30, 40]);
      const c = tf.matMul(a, a, false, true);
      const values = [...(await c.data())];
      tf.dispose([a, c]);
      return values;
    };
    const before = await product();
    const bytes = heapBytes();
    const large = tf.zeros([bytes / 4]);
    expect(heapBytes()).toBeGreaterThan(bytes);
    expect(await product()).toEqual(before);
    large.dispose();
  });

  it('1,000 training steps leave no memory behind', () => {
    const step = vaeStep(tf, { batch: 16, pixels: 20, hidden: 17, latent: 4 });
    const steps = (n: number): void => {
      for (let i = 0; i < n; i++) step().dispose();
    };
    steps(20);
    const [ids, bytes] = [tf.backend().numDataIds(), heapBytes()];
    steps(1000);
    expect([tf.backend().numDataIds(), heapBytes()]).toEqual([ids, bytes]);
  });
});
