import { createRequire } from 'node:module';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EngineOptions } from '#reference/tensor/engine.ts';
import { installedTensorflow } from '#grader/engines/tensorflow-folder.ts';

/** What a child needs beyond the embedded engines' rights to run an engine. */
export interface EngineRights {
  readonly flags: readonly string[];
  /** Folders, as real paths. */
  readonly readable: readonly string[];
  /** What native code also reads of the system inside bubblewrap; Node's own code may not read it. */
  readonly system: readonly string[];
  readonly devices: readonly string[];
  /** Whether it reads processor data from the process table. */
  readonly proc: boolean;
  /** Specifier to file, as in the runtime folder. */
  readonly packages: Readonly<Record<string, string>>;
  /** Of the packages, those that are ES modules. */
  readonly modules: readonly string[];
  /** Environment variables that drivers read. */
  readonly env: Readonly<Record<string, string>>;
  readonly options: EngineOptions;
  /** Resident memory of the engine itself, which does not count against the student. */
  readonly memoryMb: number;
  /** Writable memory that the engine maps and hardly uses, such as the heap of each driver thread. */
  readonly mappedMb: number;
}

const none = { modules: [], env: {}, system: [], devices: [], proc: false };

const present = (paths: readonly string[]): string[] =>
  [...new Set(paths)].filter((path) => existsSync(path));
/** Libraries that native code loads by name. */
const systemLibraries = present(['/lib', '/lib64', '/usr/lib', '/usr/lib64', '/etc/ld.so.cache']);

const embedded: EngineRights = {
  ...none,
  flags: ['--no-addons'],
  readable: [],
  packages: {},
  options: {},
  memoryMb: 256,
  mappedMb: 768,
};

/** @throws Error if the engine is not installed */
export function rightsOf(engine: string): EngineRights {
  if (engine === 'tensorflow') return tensorflowRights();
  return engine === 'webgpu' ? webgpuRights() : embedded;
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
    ...none,
    system: systemLibraries,
    proc: true,
    flags: ['--allow-addons'],
    readable: [
      join(folder('@tensorflow/tfjs-node/package.json'), '/'),
      join(folder('google-protobuf'), '/'),
      join(realpathSync(dirname(binding)), '/'),
    ],
    packages: Object.fromEntries(entries.map((name) => [name, realpathSync(require.resolve(name))])),
    options: { tensorflowBinding: realpathSync(binding) },
    memoryMb: 640,
    mappedMb: 768,
  };
}

/** Where to look for the Vulkan loader and its drivers. */
const driverVariables = ['VK_ICD_FILENAMES', 'VK_DRIVER_FILES', 'LD_LIBRARY_PATH', 'XDG_RUNTIME_DIR'];

const driverFolders = [
  '/usr/share/vulkan',
  '/etc/vulkan',
  '/usr/share/glvnd',
  '/usr/share/libdrm',
  '/sys/dev/char',
  '/sys/devices',
  '/sys/bus/pci',
];

/** The files that those variables name; a driver's file names a library, which is usually beside it. */
const driverFiles = (): string[] =>
  driverVariables.flatMap((name) =>
    (process.env[name] ?? '')
      .split(':')
      .flatMap((path) => (path.startsWith('/') ? [path.endsWith('.json') ? dirname(path) : path] : [])),
  );

const nvidiaDevices = (): string[] =>
  process.platform === 'linux'
    ? readdirSync('/dev')
        .filter((name) => name.startsWith('nvidia'))
        .map((name) => join('/dev', name))
    : [];

/** Dawn is native code as well: loaded first, and the right to load more dropped. */
function webgpuRights(): EngineRights {
  const require = createRequire(import.meta.url);
  const resolved = (name: string): string => {
    try {
      return realpathSync(require.resolve(name));
    } catch {
      throw new Error(`the optional package '${name}' is not installed. Run npm ci in the project.`);
    }
  };
  const names = ['webgpu', '@tensorflow/tfjs-backend-webgpu'];
  const packages = Object.fromEntries(names.map((name) => [name, resolved(name)]));
  const adapter = process.env['GENLAB_WEBGPU_ADAPTER'];
  return {
    system: present([...systemLibraries, ...driverFolders, ...driverFiles()]),
    devices: present(['/dev/dri', ...nvidiaDevices()]),
    proc: true,
    flags: ['--allow-addons'],
    readable: names.map((name) => join(realpathSync(dirname(require.resolve(`${name}/package.json`))), '/')),
    packages,
    modules: ['webgpu'],
    env: Object.fromEntries(
      driverVariables.flatMap((name) => {
        const value = process.env[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    options: adapter === undefined ? {} : { adapter },
    memoryMb: 640,
    mappedMb: 4096, // SwiftShader maps 1.3 to 1.9 GB for the same work (measured) and crashes if it gets none
  };
}
