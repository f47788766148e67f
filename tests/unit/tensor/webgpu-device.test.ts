/** The WebGPU engine and its device: choice of adapter and failures. Each case in a separate process. */
import { describe, expect, it } from 'vitest';

import { onSwiftshader, runNode } from '#tests/engines/on-swiftshader.ts';

describe('the adapter', () => {
  it('is hardware unless asked otherwise: SwiftShader is refused, with what to do', async (context) => {
    const program = `print(await message(() => useEngine('webgpu')));`;
    const { printed } = await onSwiftshader(context, program, { GENLAB_WEBGPU_ADAPTER: '' });
    expect(printed).toMatch(/no hardware adapter: there is only a software adapter: google, swiftshader/);
    expect(printed).toMatch(/GENLAB_WEBGPU_ADAPTER=software/);
  });

  it('is the one named; an option takes precedence over the environment', async (context) => {
    const program = `
      const { device } = await useEngine('webgpu', { adapter: 'SwiftShader' });
      print([device, await message(() => useEngine('webgpu', { adapter: 'GeForce' }))]);
      await stopWebgpu();`;
    const { code, printed } = await onSwiftshader(context, program, { GENLAB_WEBGPU_ADAPTER: 'hardware' });
    const [device, message] = printed as string[];
    expect(device).toMatch(/^software adapter: google, swiftshader/);
    expect(message).toMatch(/no adapter named "GeForce".*\n.*SwiftShader Device/s);
    expect(code).toBe(0);
  });

  it('gives one sentence if there is none', async () => {
    const program = `print(await message(() => useEngine('webgpu')));`;
    const { printed } = await runNode(program, { VK_ICD_FILENAMES: '/nowhere', GENLAB_WEBGPU_ADAPTER: '' });
    expect(printed).toMatch(
      /webgpu engine (found no hardware adapter: there is none|needs the optional package)/,
    );
  });

  it('needs a package: without it, one error says so', async () => {
    const program = `
      import Module from 'node:module';
      const resolve = Module._resolveFilename;
      Module._resolveFilename = (name, ...rest) => {
        if (name === 'webgpu') throw new Error("Cannot find module 'webgpu'");
        return resolve(name, ...rest);
      };
      print(await message(() => useEngine('webgpu')));`;
    expect((await runNode(program)).printed).toMatch(
      /needs the optional package "webgpu".*npm install webgpu/,
    );
  });
});

describe('the device', () => {
  it('once lost, makes each op and each read throw, and is replaced by a new start', async (context) => {
    const program = `
      await useEngine('webgpu');
      const x = tf.tensor1d([1, 2]).square();
      const lost = tf.backend().device.lost;
      tf.backend().device.destroy();
      await lost;
      const errors = [await message(() => x.data()), await message(() => x.add(1)), await message(() => tf.ones([2]).exp())];
      await useEngine('webgpu');
      print([...errors, [...await tf.tensor1d([3]).square().data()]]);
      await stopWebgpu();`;
    const { code, printed, stderr } = await onSwiftshader(context, program);
    const lost =
      'The WebGPU device was lost (device was destroyed). Its tensors are gone: start the engine again.';
    expect(printed).toEqual([lost, lost, lost, [9]]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('reports that it is out of memory, and refuses every later result', async (context) => {
    const program = `
      await useEngine('webgpu');
      const backend = tf.backend();
      const x = tf.tensor1d([1, 2]).square();
      const fill = () => { // SwiftShader touches no memory before a shader does
        for (let i = 0; i < 4096; i++) backend.uploadToGPU(backend.makeTensorInfo([2 ** 28], 'float32').dataId);
      };
      print([await message(fill), await message(() => x.data()), await message(() => tf.add(1, 1))]);
      await stopWebgpu();`;
    const { code, printed } = await onSwiftshader(context, program);
    for (const message of printed as string[])
      expect(message).toMatch(/^The WebGPU device ran out of memory/);
    expect(code).toBe(0);
  });

  it('refuses a tensor beyond its limits, and keeps working', async (context) => {
    const program = `
      await useEngine('webgpu');
      const huge = tf.backend().makeTensorInfo([2 ** 30], 'float32');
      const error = await message(() => tf.backend().uploadToGPU(huge.dataId));
      print([error, [...await tf.tensor1d([3]).square().data()]]);
      await stopWebgpu();`;
    const [error, result] = (await onSwiftshader(context, program)).printed as [string, number[]];
    expect(error).toMatch(
      /shape \[1073741824\] needs 4294967296 bytes; this WebGPU device takes at most \d+/,
    );
    expect(result).toEqual([9]);
  });

  it('a shader that does not compile is an error, not zeros', async (context) => {
    const program = `
      await useEngine('webgpu');
      const { elementwise } = await import('#reference/tensor/webgpu/program.ts');
      const broken = elementwise('broken', [1], [], 'fn element(index : i32) -> f32 { return nonsense; }');
      print(await message(() => tf.backend().runWebGPUProgram(broken, [], 'float32')));
      await stopWebgpu();`;
    const { printed } = await onSwiftshader(context, program);
    expect(printed).toMatch(/^internal: the WebGPU device refused a command: .*nonsense/);
  });

  it('has no synchronous reads: dataSync says what to write', async (context) => {
    const program = `
      await useEngine('webgpu');
      print(await message(() => tf.tensor1d([3]).square().dataSync()));
      await stopWebgpu();`;
    expect((await onSwiftshader(context, program)).printed).toMatch(/write `await x\.data\(\)`/);
  });
});
