/** Loads tfjs-node without its entry, which brings a second tfjs, a command-line progress bar and file handlers. */
import type { KernelBackend } from '@tensorflow/tfjs-core';
import { createRequire, registerHooks } from 'node:module';
import util from 'node:util';

/** The exports of `tfjs_binding.node` that are used here. */
export interface Binding {
  readonly TF_Version: string;
  executeOp(name: string, ...rest: unknown[]): unknown;
  loadSavedModel(...rest: unknown[]): unknown;
  runSavedModel(...rest: unknown[]): unknown;
  deleteSavedModel(...rest: unknown[]): unknown;
}

/** Reads the environment once, when the library starts; its own lines on stderr would look like a student's. */
export function loadBinding(path: string, threads: number): Binding {
  Object.assign(process.env, {
    TF_CPP_MIN_LOG_LEVEL: '2',
    TF_NUM_INTRAOP_THREADS: String(threads),
    TF_NUM_INTEROP_THREADS: '1',
    // On every processor, not only those where TensorFlow enables it itself: see the products of tensorflow-kernels.ts.
    TF_ENABLE_ONEDNN_OPTS: '1',
  });
  // Not by `require`, whose cache would give the unguarded binding to any caller.
  const module = { exports: {} };
  process.dlopen(module, path);
  return module.exports as Binding;
}

type Backend = new (binding: Binding, packageName: string) => KernelBackend;

/** tfjs-node's backend and kernels, on the one instance of tfjs-core. */
export function loadBackend(): Backend {
  // Gone from Node 23 on or deprecated, and still called (tensorflow/tfjs#8609).
  const gone = { isNullOrUndefined: (value: unknown) => value == null, isArray: Array.isArray };
  for (const [name, value] of Object.entries(gone))
    Object.defineProperty(util, name, { value, configurable: true, writable: true });
  const require = createRequire(import.meta.url);
  // The union package would bring the WebGL engine and the data pipeline along.
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier === '@tensorflow/tfjs' ? '@tensorflow/tfjs-core' : specifier, context),
  });
  try {
    require('@tensorflow/tfjs-node/dist/register_all_kernels');
    const { NodeJSKernelBackend } = require('@tensorflow/tfjs-node/dist/nodejs_kernel_backend') as {
      NodeJSKernelBackend: Backend;
    };
    return NodeJSKernelBackend;
  } finally {
    hooks.deregister();
  }
}
