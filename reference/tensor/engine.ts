/**
 * Which engine runs the tensors. WASM is the default and is always there; the plain JavaScript engine is the fallback.
 *
 * A backend's package is imported only when it is asked for: loading costs about 10 ms, and each child pays it.
 * The module runs in a page too: nothing here needs Node.
 */
import * as core from '@tensorflow/tfjs-core';

import { loadGradients } from './autodiff.ts';
import { registerWasmKernels } from './wasm-kernels.ts';

export type EngineName = 'wasm' | 'cpu';

export interface EngineInfo {
  name: EngineName;
  /** Version of the backend's package. */
  version: string;
  /** What executes the kernels, in words. */
  device: string;
}

export interface EngineOptions {
  /** Folder (ending in `/`) or map of the .wasm files, where a page serves them; Node finds them in the package. */
  wasmPaths?: string | Record<string, string>;
}

/** Starts the engine, makes it the current one, and tells what it is. `auto` takes WASM, or plain JavaScript. */
export async function useEngine(
  name: EngineName | 'auto' = 'auto',
  options: EngineOptions = {},
): Promise<EngineInfo> {
  if (name === 'wasm') return await useWasm(options);
  if (name === 'cpu') return await useCpu();
  // Callers pass on what a flag or the environment says, so the value may be anything.
  if ((name as string) !== 'auto') {
    throw new Error(`There is no engine called "${name as string}". Choose one of: auto, wasm, cpu.`);
  }
  try {
    return await useWasm(options);
  } catch {
    return await useCpu();
  }
}

async function useWasm({ wasmPaths }: EngineOptions): Promise<EngineInfo> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  if (wasmPaths !== undefined) wasm.setWasmPaths(wasmPaths);
  // One thread everywhere: threads exist in some browsers only, and they change the order of sums.
  core.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();
  await withoutNewExceptionHandlers(() => start('wasm'));
  const simd = await core.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const device = simd ? 'WebAssembly with SIMD, one thread' : 'WebAssembly, one thread';
  return { name: 'wasm', version: wasm.version_wasm, device };
}

async function useCpu(): Promise<EngineInfo> {
  const cpu = await import('@tensorflow/tfjs-backend-cpu');
  await start('cpu');
  // Its first use would print an advertisement for tfjs-node on stderr.
  Object.assign(core.backend(), { firstUse: false });
  return { name: 'cpu', version: cpu.version_cpu, device: 'plain JavaScript' };
}

async function start(name: EngineName): Promise<void> {
  // tfjs prints the reason as a warning and answers false.
  if (!(await core.setBackend(name))) throw new Error(`The ${name} engine could not start.`);
  await loadGradients(); // a page's work; Node loads them when the first gradient is taken
}

const exceptionEvents = ['uncaughtException', 'unhandledRejection'] as const;

interface ExceptionEmitter {
  listeners: (event: string) => ((...args: unknown[]) => void)[];
  removeListener: (event: string, listener: (...args: unknown[]) => void) => unknown;
}

/**
 * Runs `start` and takes away the handlers that Emscripten's loader leaves behind: they rethrow whatever reaches
 * them, which would end a process whose owner has its own way to report a crash.
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
        // Starting takes a few turns of the event loop; a handler that someone else adds meanwhile stays.
        if (!before[i]?.has(listener) && /\bthrow (ex|reason)\b/.test(String(listener))) {
          removeListener.call(emitter, event, listener);
        }
      }
    });
  }
}
