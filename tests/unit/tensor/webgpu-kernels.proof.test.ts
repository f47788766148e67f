/** Kernels that are replaced on WebGPU, against the JavaScript engine; on SwiftShader, in a child process. */
import { expect, it } from 'vitest';

import { needSwiftshader, onSwiftshader } from '#tests/engines/on-swiftshader.ts';
import { calls } from '#tests/engines/webgpu-kernels.ts';

type Results = Record<'cpu' | 'webgpu', Record<string, string>>;
let results: Promise<Results> | undefined;

const all = `
  const { results } = await import('#tests/engines/webgpu-kernels.ts');
  print({ cpu: await results('cpu'), webgpu: await results('webgpu') });`;

it.for(Object.keys(calls))('%s: as in JavaScript', async (name, context) => {
  needSwiftshader(context);
  results ??= onSwiftshader(context, all).then(({ printed }) => printed as Results);
  const { cpu, webgpu } = await results;
  expect(cpu[name]).not.toContain('Error');
  expect(webgpu[name]).toBe(cpu[name]);
});

it('a million values of 0.1 add up to 104,857.6', async (context) => {
  const program = `
    await useEngine('webgpu');
    print([...await tf.sum(tf.fill([1024, 1024], 0.1)).data()]);`;
  const [total] = (await onSwiftshader(context, program)).printed as number[];
  expect(Math.abs((total ?? 0) / 104857.6015625 - 1)).toBeLessThan(3e-7); // measured: 1.5e-7; tfjs: 3.9e-5
});

it('products of 2,048 terms have the same bits each time', async (context) => {
  const program = `
    await useEngine('webgpu');
    const a = tf.sin(tf.range(0, 40 * 2048)).reshape([40, 2048]);
    const once = async () => JSON.stringify([...await tf.matMul(a, a, false, true).data()]);
    const seen = new Set();
    for (let i = 0; i < 10; i++) seen.add(await once());
    print(seen.size);`;
  expect((await onSwiftshader(context, program)).printed).toBe(1);
});

it('20 steps of a VAE leave no tensor behind', async (context) => {
  const program = `
    const { vaeStep } = await import('#reference/benchmark/vae-step.ts');
    await useEngine('webgpu');
    const step = vaeStep(tf, { batch: 8, pixels: 16, hidden: 12, latent: 3 });
    const held = async () => {
      const loss = step();
      await loss.data();
      loss.dispose();
      return [tf.memory().numTensors, tf.backend().numDataIds()];
    };
    await held();
    const before = await held();
    for (let i = 0; i < 20; i++) await held();
    print([before, await held()]);`;
  const [before, after] = (await onSwiftshader(context, program)).printed as [number[], number[]];
  expect(after).toEqual(before);
});
