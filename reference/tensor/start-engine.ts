import * as core from '@tensorflow/tfjs-core';

import { loadGradients } from './autodiff/index.ts';

/** Names are those of the command line and of `core.setBackend` alike. */
export type EngineName = 'tensorflow' | 'webgpu' | 'wasm' | 'cpu';

export interface EngineInfo {
  name: EngineName;
  /** Version of the backend's package, or of the library that it drives. */
  version: string;
  /** What executes the kernels, in words. */
  device: string;
}

export interface EngineOptions {
  /** Folder (ending in `/`) or map of the .wasm files, if a page serves them; Node finds them in the package. */
  wasmPaths?: string | Record<string, string>;
  /** Path of the native engine's binding: `genlab engine install tensorflow` creates it. */
  tensorflowBinding?: string | undefined;
  /** Threads of the native engine; 1 by default, which keeps the order of every sum. */
  threads?: number;
  /**
   * What WebGPU runs on: hardware (the default), software (slow: for tests), or a part of an adapter's name. If it is
   * left out, the environment variable GENLAB_WEBGPU_ADAPTER decides.
   */
  adapter?: 'hardware' | 'software' | (string & {});
}

/** Makes the registered backend the current one. */
export async function start(name: EngineName): Promise<void> {
  // tfjs prints the reason as a warning and answers false.
  if (!(await core.setBackend(name))) throw new Error(`The ${name} engine could not start.`);
  await loadGradients(); // a page's work; Node loads them when the first gradient is taken
}
