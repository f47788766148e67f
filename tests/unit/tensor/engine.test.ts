import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import { readableFiles } from '#reference/tensor/readable-files.ts';
import * as tf from '#reference/tensor/tfjs.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs a module in a separate Node process and returns its output as JSON. */
function inChild(program: string, flags: string[] = []): unknown {
  const output = execFileSync(process.execPath, [...flags, '--input-type=module', '-e', program], {
    ...{
      cwd: root,
      encoding: 'utf8' as const,
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
    },
  });
  return JSON.parse(output);
}

const imports = `
  const tf = await import(${JSON.stringify(new URL('../../../reference/tensor/tfjs.ts', import.meta.url).href)});
  const { useEngine } = await import(${JSON.stringify(new URL('../../../reference/tensor/engine.ts', import.meta.url).href)});`;

describe('useEngine', () => {
  it.each([
    ['wasm', 'WebAssembly with SIMD, one thread'],
    ['cpu', 'plain JavaScript'],
  ] as const)('%s starts and says what it is', async (name, device) => {
    expect(await useEngine(name)).toEqual({ name, version: '4.22.0', device });
    expect(tf.getBackend()).toBe(name);
    expect(await tf.tensor1d([3]).square().data()).toEqual(new Float32Array([9]));
  });

  it.each(['wasm', 'cpu'] as const)('%s hands out copies of its numbers', async (name) => {
    await useEngine(name);
    const x = tf.tensor1d([3, 1, 2]);
    x.dataSync().sort();
    (await x.data()).sort();
    x.bufferSync().set(7, 0);
    expect(await x.array()).toEqual([3, 1, 2]);
  });

  it('auto is WASM', async () => {
    expect((await useEngine('auto')).name).toBe('wasm');
  });

  it('auto falls back to plain JavaScript if WASM cannot start', () => {
    const program = `${imports}
      const { name } = await useEngine('auto', { wasmPaths: '/nowhere/' });
      console.log(JSON.stringify([name, (await tf.scalar(2).square().data())[0]]));`;
    expect(inChild(program)).toEqual(['cpu', 4]);
  });

  it('refuses an unknown name, and says which there are', async () => {
    await expect(useEngine('cuda' as never)).rejects.toThrow(
      'no engine called "cuda". Choose one of: auto, tensorflow, webgpu, wasm, cpu',
    );
  });

  it("removes Emscripten's exception handlers and leaves others", () => {
    const program = `${imports}
      const own = () => {};
      process.on('uncaughtException', own);
      const starting = useEngine('wasm');
      const meanwhile = () => {};
      process.on('unhandledRejection', meanwhile);
      await starting;
      console.log(JSON.stringify([process.listeners('uncaughtException').map((f) => f === own),
        process.listeners('unhandledRejection').map((f) => f === meanwhile)]));`;
    expect(inChild(program)).toEqual([[true], [true]]);
  });

  it('starts under the permission model with the listed files readable, and takes gradients', () => {
    const flags = ['--permission', ...readableFiles().map((path) => `--allow-fs-read=${path}`)];
    const program = (engine: string): string => `${imports}
      const { name } = await useEngine('${engine}');
      const g = tf.grad((x) => tf.layers.dense({ units: 1, kernelInitializer: 'ones' }).apply(x).tanh().sum())(tf.ones([1, 2]));
      console.log(JSON.stringify([name, (await g.data()).length]));`;
    expect(inChild(program('wasm'), flags)).toEqual(['wasm', 2]);
    expect(inChild(program('cpu'), flags)).toEqual(['cpu', 2]);
    for (const left of readableFiles()) {
      const fewer = flags.filter((flag) => flag !== `--allow-fs-read=${left}`);
      expect(() => inChild(program(/cpu|seedrandom/.test(left) ? 'cpu' : 'wasm'), fewer), left).toThrow();
    }
  });
});
