import { candidates as onThisMachine, type Candidate as Product } from '#grader/engines/candidates.ts';
import { swiftshader } from '#tests/engines/swiftshader.ts';
import type { EngineName } from '#reference/tensor/engine.ts';

export type Candidate =
  | (Product & { readonly env: Readonly<Record<string, string>> })
  | { readonly name: EngineName; readonly missing: string };

/** Every engine of the course, installed or not; WebGPU on a software driver, which gives the same numbers slowly. */
export function candidates(): readonly Candidate[] {
  const software = swiftshader();
  const found = onThisMachine();
  const of = (name: EngineName, missing: string): Candidate => {
    const product = found.find((one) => one.name === name);
    return product ? { ...product, env: {} } : { name, missing };
  };
  return [
    of('cpu', 'internal: it is always available'),
    of('wasm', 'internal: it is always available'),
    of('tensorflow', 'not installed: genlab engine install tensorflow'),
    'missing' in software
      ? { name: 'webgpu', missing: software.missing }
      : { name: 'webgpu', options: { adapter: 'software' }, env: software.env },
  ];
}
