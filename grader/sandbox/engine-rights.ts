import { createRequire } from 'node:module';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EngineOptions } from '#reference/tensor/engine.ts';
import { installedTensorflow } from '#grader/engines/tensorflow-folder.ts';

/** What a child needs beyond the embedded engines' rights to run an engine. */
export interface EngineRights {
  readonly flags: readonly string[];
  /** Folders, as real paths. */
  readonly readable: readonly string[];
  /** Specifier to file, as in the runtime folder. */
  readonly packages: Readonly<Record<string, string>>;
  readonly options: EngineOptions;
  /** Resident memory of the engine itself, which is no fault of the student's. */
  readonly memoryMb: number;
}

const embedded: EngineRights = {
  flags: ['--no-addons'],
  readable: [],
  packages: {},
  options: {},
  memoryMb: 256,
};

/** @throws Error where the engine is not installed */
export function rightsOf(engine: string): EngineRights {
  return engine === 'tensorflow' ? tensorflowRights() : embedded;
}

/**
 * Native code does not ask Node's permission model. The binding is loaded before any student's code and guarded
 * (`engines/tensorflow.ts`), and the right to load another is dropped with it (`lockdown.ts`).
 */
function tensorflowRights(): EngineRights {
  const binding = installedTensorflow();
  if (binding === undefined)
    throw new Error('the tensorflow engine is not installed. Run: genlab engine install tensorflow');
  const require = createRequire(import.meta.url);
  const folder = (name: string): string => realpathSync(dirname(require.resolve(name)));
  const entries = ['register_all_kernels', 'nodejs_kernel_backend'].map(
    (name) => `@tensorflow/tfjs-node/dist/${name}`,
  );
  return {
    flags: ['--allow-addons'],
    readable: [
      join(folder('@tensorflow/tfjs-node/package.json'), '/'),
      join(folder('google-protobuf'), '/'),
      join(realpathSync(dirname(binding)), '/'),
    ],
    packages: Object.fromEntries(entries.map((name) => [name, realpathSync(require.resolve(name))])),
    options: { tensorflowBinding: realpathSync(binding) },
    memoryMb: 1024,
  };
}
