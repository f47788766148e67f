import type { EngineName, EngineOptions } from '#reference/tensor/engine.ts';
import { installedTensorflow } from './tensorflow-folder.ts';

export interface Candidate {
  readonly name: EngineName;
  readonly options: EngineOptions;
}

/** Engines that this machine may run, the most specialised first; of equally fast engines the first is chosen. */
export function candidates(): readonly Candidate[] {
  const tensorflowBinding = installedTensorflow();
  return [
    ...(tensorflowBinding === undefined
      ? []
      : [{ name: 'tensorflow', options: { tensorflowBinding } } as const]),
    { name: 'webgpu', options: {} },
    { name: 'wasm', options: {} },
    { name: 'cpu', options: {} },
  ];
}
