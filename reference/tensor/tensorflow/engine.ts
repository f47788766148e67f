import * as core from '@tensorflow/tfjs-core';

import { adamOperations } from './adam.ts';
import { kernelOperations, registerTensorflowKernels } from './kernels.ts';
import { loadBackend, loadBinding, type Binding } from './modules.ts';
import { start, type EngineInfo, type EngineOptions } from '../start-engine.ts';

/**
 * TensorFlow itself, through tfjs-node's kernels and its N-API binding. Node only: `genlab engine install tensorflow`
 * puts the binding and the C library into a folder, and `tensorflowBinding` names it.
 *
 * One thread unless `threads` says otherwise, so that a sum has the same order on every machine.
 */
export async function useTensorflow({ tensorflowBinding, threads = 1 }: EngineOptions): Promise<EngineInfo> {
  if (tensorflowBinding === undefined)
    throw new Error('The tensorflow engine is not installed. Run: genlab engine install tensorflow');
  if (version === '') {
    const binding = loadBinding(tensorflowBinding, threads);
    version = binding.TF_Version;
    const Backend = loadBackend();
    registerTensorflowKernels();
    core.registerBackend('tensorflow', () => new Backend(guarded(binding), '@tensorflow/tfjs-node'), 3);
  }
  await start('tensorflow');
  const device = threads === 1 ? 'native CPU, one thread' : `native CPU, ${threads} threads`;
  return { name: 'tensorflow', version, device };
}

let version = '';

/** Operations that tfjs-node's kernels run under a name other than the kernel's own. */
const renamed = [
  'BatchMatMulV2',
  'ConcatV2',
  'Div',
  'FloorMod',
  'Mul',
  'NonMaxSuppressionV4',
  'NonMaxSuppressionV5',
  'ReverseV2',
  'TopKV2',
  'UniqueV2',
  'Where',
];

/** Most operations get only the type of their inputs, which TensorFlow infers faster itself. */
const isTypeAlone = (attributes: unknown): boolean =>
  Array.isArray(attributes) && attributes.length === 1 && (attributes[0] as { name: string }).name === 'T';

/**
 * The binding, restricted to the operations of kernels. Others read and write files, bypassing Node's permission model,
 * and a student's code reaches the backend through `tf.backend()`.
 */
function guarded(binding: Binding): Binding {
  const allowed = Object.create(null) as Record<string, true>; // no prototype: 'constructor' is not an operation
  for (const { kernelName } of core.getKernelsForBackend('tensorflow')) allowed[kernelName] = true;
  for (const name of [...renamed, ...adamOperations, ...kernelOperations]) allowed[name] = true;
  const refuse = (): never => {
    throw new Error('Saved models are not part of this engine.');
  };
  // Own members, including non-enumerable ones, which a spread does not copy; fromEntries would lose their types.
  const copy = Object.fromEntries(
    Object.getOwnPropertyNames(binding).map((name) => [name, Reflect.get(binding, name) as unknown]),
  ) as unknown as Binding;
  return Object.freeze({
    ...copy,
    executeOp: (name: unknown, attributes: unknown, inputs: unknown, count: unknown) => {
      // A plain string: an object could answer differently the second time.
      if (typeof name !== 'string' || !allowed[name])
        throw new Error(`The tensorflow engine runs no operation '${String(name)}'.`);
      return binding.executeOp(name, isTypeAlone(attributes) ? [] : attributes, inputs, count);
    },
    loadSavedModel: refuse,
    runSavedModel: refuse,
    deleteSavedModel: refuse,
  });
}
