import { installedTensorflow } from '#grader/engines/tensorflow-folder.ts';
import { swiftshader } from '#tests/engines/swiftshader.ts';
import type { EngineName, EngineOptions } from '#reference/tensor/engine.ts';

export type Candidate =
  | {
      readonly name: EngineName;
      readonly options: EngineOptions;
      readonly env: Readonly<Record<string, string>>;
    }
  | { readonly name: EngineName; readonly missing: string };

/** Every engine of the course, present or not. */
export function candidates(): readonly Candidate[] {
  const tensorflowBinding = installedTensorflow();
  const software = swiftshader();
  return [
    { name: 'cpu', options: {}, env: {} },
    { name: 'wasm', options: {}, env: {} },
    tensorflowBinding === undefined
      ? { name: 'tensorflow', missing: 'not installed: genlab engine install tensorflow' }
      : { name: 'tensorflow', options: { tensorflowBinding }, env: {} },
    'missing' in software
      ? { name: 'webgpu', missing: software.missing }
      : { name: 'webgpu', options: { adapter: 'software' }, env: software.env },
  ];
}
