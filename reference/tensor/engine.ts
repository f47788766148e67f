/**
 * Which engine runs the tensors. WASM is the default and is always available; the plain JavaScript engine is the
 * fallback.
 *
 * A backend's package is imported only when needed: loading costs about 10 ms, and each child pays it. The module runs
 * in a page too: nothing here needs Node.
 */
import type { EngineInfo, EngineName, EngineOptions } from './start-engine.ts';

export type { EngineInfo, EngineName, EngineOptions };

type Starter = (options: EngineOptions) => Promise<EngineInfo>;

const starters: Record<EngineName, () => Promise<Starter>> = {
  tensorflow: async () => (await import('#reference/tensor/tensorflow/engine.ts')).useTensorflow,
  webgpu: async () => (await import('./webgpu/engine.ts')).useWebgpu,
  wasm: async () => (await import('./wasm/engine.ts')).useWasm,
  cpu: async () => (await import('./cpu/engine.ts')).useCpu,
};

/** Starts the engine, makes it the current one, and describes it. `auto` means WASM, or else plain JavaScript. */
export async function useEngine(
  name: EngineName | 'auto' = 'auto',
  options: EngineOptions = {},
): Promise<EngineInfo> {
  if (name !== 'auto') return await startOne(name, options);
  try {
    return await startOne('wasm', options);
  } catch {
    return await startOne('cpu', options);
  }
}

async function startOne(name: EngineName, options: EngineOptions): Promise<EngineInfo> {
  // Callers pass on the value of a flag or the environment, so it may be anything.
  const load = Object.hasOwn(starters, name) ? starters[name] : undefined;
  if (!load) {
    const choice = ['auto', ...Object.keys(starters)].join(', ');
    throw new Error(`There is no engine called "${name}". Choose one of: ${choice}.`);
  }
  const use = await load();
  return await use(options);
}
