import { expect, test } from 'vitest';
import { installedTensorflow } from '#grader/engines/tensorflow-folder.ts';
import { openSession } from '#grader/session/node/index.ts';

/** What a student may try with native code; each attempt returns its error. */
const attack = `
import * as tf from '@tensorflow/tfjs';
export async function attacks() {
  const backend = tf.backend();
  const tries = {
    read: () => backend.executeSingleOutput('ReadFile', [], [tf.scalar('/etc/passwd')]),
    write: () => backend.executeMultipleOutputs('WriteFile', [], [tf.scalar('/tmp/x'), tf.scalar('x')], 0),
    direct: () => backend.binding.executeOp('ReadFile', [], [], 1),
    twoFaced: () => backend.binding.executeOp({ toString: () => 'ReadFile' }, [], [], 1),
    prototype: () => backend.binding.executeOp('constructor', [], [], 1),
    model: () => backend.binding.loadSavedModel('/', 'serve'),
    dlopen: () => process.dlopen({ exports: {} }, 'x.node'),
  };
  const got = [];
  for (const run of Object.values(tries)) {
    try { run(); got.push(1); } catch { got.push(0); }
  }
  return tf.tensor1d(got);
}`;

test('native code reads, writes and loads nothing for a student', async (context) => {
  if (installedTensorflow() === undefined) {
    context.skip('the tensorflow engine is not installed: genlab engine install tensorflow');
    return;
  }
  const limits = { seconds: 20, memoryMb: 1024, outputBytes: 65_536 };
  const session = await openSession({ engine: 'tensorflow', seed: 'guard', limits });
  try {
    await session.load({ files: { 'a.ts': attack }, entry: 'a.ts', probe: null });
    const reply = await session.evaluate({ target: 'attacks', inputs: {} });
    if (reply.kind !== 'observed') throw new Error(reply.message);
    expect(Array.from(reply.observation.outputs['value']?.data ?? [])).toEqual([0, 0, 0, 0, 0, 0, 0]);
    // The same engine still computes.
    expect(session.engine.name).toBe('tensorflow');
  } finally {
    session.close();
  }
});
