import * as core from '@tensorflow/tfjs-core';

import { registerWasmKernels } from './kernels.ts';
import { start, type EngineInfo, type EngineOptions } from '../start-engine.ts';

/** The embedded default, which runs on every machine. */
export async function useWasm({ wasmPaths }: EngineOptions): Promise<EngineInfo> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  if (wasmPaths !== undefined) wasm.setWasmPaths(wasmPaths);
  // One thread everywhere: in Node the threaded build does not start (it hands a blob: URL to a Worker, which Node
  // refuses: ERR_WORKER_PATH), a sandboxed child may start no thread, and only some browsers have them.
  core.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();
  await withoutNewExceptionHandlers(() => start('wasm'));
  const simd = await core.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const device = simd ? 'WebAssembly with SIMD, one thread' : 'WebAssembly, one thread';
  return { name: 'wasm', version: wasm.version_wasm, device };
}

const exceptionEvents = ['uncaughtException', 'unhandledRejection'] as const;

interface ExceptionEmitter {
  listeners: (event: string) => ((...args: unknown[]) => void)[];
  removeListener: (event: string, listener: (...args: unknown[]) => void) => unknown;
}

/**
 * Runs `start` and removes the handlers that Emscripten's loader leaves behind: they rethrow whatever reaches them,
 * which would end a process that reports crashes in its own way.
 */
async function withoutNewExceptionHandlers(start: () => Promise<void>): Promise<void> {
  const emitter = (globalThis as { process?: Partial<ExceptionEmitter> }).process;
  if (!emitter?.listeners || !emitter.removeListener) {
    await start(); // a page
    return;
  }
  const { listeners, removeListener } = emitter as ExceptionEmitter;
  const before = exceptionEvents.map((event) => new Set(listeners.call(emitter, event)));
  try {
    await start();
  } finally {
    exceptionEvents.forEach((event, i) => {
      for (const listener of listeners.call(emitter, event)) {
        // Starting takes a few turns of the event loop; handlers that are added meanwhile stay.
        if (!before[i]?.has(listener) && /\bthrow (ex|reason)\b/.test(String(listener))) {
          removeListener.call(emitter, event, listener);
        }
      }
    });
  }
}
