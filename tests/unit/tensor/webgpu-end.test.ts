/** How a process that ran the WebGPU engine ends. */
import { describe, expect, it } from 'vitest';

import { onSwiftshader } from '#tests/engines/on-swiftshader.ts';

describe('the end', () => {
  it.for([
    ['by itself, stopped', 'await stopWebgpu();', 0],
    ['by itself, not stopped', '', 0],
    ['by exit, not stopped', 'process.exit(3);', 3],
    [
      'by exit with work in progress',
      'void tf.ones([64, 64]).matMul(tf.ones([64, 64])).data(); process.exit(3);',
      3,
    ],
    ['after an error', `throw new Error('on purpose');`, 1],
  ] as const)('%s', async ([, ending, code], context) => {
    const program = `await useEngine('webgpu'); print([...await tf.tensor1d([3]).square().data()]); ${ending}`;
    const ended = await onSwiftshader(context, program);
    expect([ended.code, ended.printed]).toEqual([code, [9]]);
  });

  it('after a stop the engine says so, and starts again', async (context) => {
    const program = `
      await useEngine('webgpu');
      const backend = tf.backend();
      await stopWebgpu();
      const error = await message(() => backend.runWebGPUProgram({ outputShape: [1] }, [], 'float32'));
      await useEngine('webgpu');
      print([error, [...await tf.tensor1d([3]).square().data()]]);
      await stopWebgpu();`;
    const { code, printed } = await onSwiftshader(context, program);
    expect(printed).toEqual([
      'The WebGPU engine was stopped, and its tensors are gone: start it again.',
      [9],
    ]);
    expect(code).toBe(0);
  });
});
