/**
 * Chooses the adapter (a graphics processor, or a program that emulates one) that WebGPU runs on.
 *
 * Only hardware by default: a software adapter is some fifty times slower than the WASM engine, so it must never be
 * chosen by accident. It is for tests, and is used only if requested.
 */
import type * as Dawn from 'webgpu';

import { synchronousRequire } from '../ops/layers-module.ts';

/** `hardware` and `software`, or a part of an adapter's name, as Dawn lists it. */
export type AdapterChoice = 'hardware' | 'software' | (string & {});

interface Host {
  process?: { env?: Record<string, string | undefined> };
  navigator?: { gpu?: GPU };
}
const host = globalThis as Host;

/** The caller's choice, else the environment's, else hardware. */
export const chosenAdapter = (choice?: AdapterChoice): AdapterChoice =>
  choice ?? (host.process?.env?.['GENLAB_WEBGPU_ADAPTER'] || 'hardware');

/** Names of software adapters: Chromium's, Mesa's (llvmpipe is also called lavapipe) and Windows's. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i;

export const isSoftware = ({ info }: GPUAdapter): boolean =>
  info.isFallbackAdapter || softwareNames.test(wordsOf(info));

const wordsOf = ({ vendor, architecture, device, description }: GPUAdapterInfo): string =>
  [vendor, architecture, device, description].filter((word) => word !== '').join(' ');

/** The adapter in words: vendor, architecture, description. */
export function describeAdapter(adapter: GPUAdapter): string {
  const { vendor, architecture, description } = adapter.info;
  const words = [vendor, architecture, description].filter((word) => word !== '').join(', ') || 'unnamed';
  return `${isSoftware(adapter) ? 'software adapter' : 'adapter'}: ${words}`;
}

/**
 * Dawn's entry objects by their flag, kept for the life of the process: Dawn frees itself with the last reference to
 * one, but continues to handle events of its devices, and crashes (measured; webgpu 0.6.2).
 */
const entries = new Map<string, GPU>();

/** Dawn, with WebGPU's names (GPUBuffer, GPUMapMode …) defined globally as in a page. */
function dawn(flag: string): GPU {
  const former = entries.get(flag);
  if (former) return former;
  const require = synchronousRequire();
  if (!require) throw new Error('The webgpu engine cannot start: this browser has no navigator.gpu.');
  let module: typeof Dawn;
  try {
    // Not an import expression: a page's bundler would follow it.
    module = require('webgpu') as typeof Dawn;
  } catch (cause) {
    const message =
      'The webgpu engine needs the optional package "webgpu", which is not installed here or cannot be loaded; ' +
      'install it with `npm install webgpu`, or choose another engine.';
    throw new Error(message, { cause });
  }
  for (const [name, value] of Object.entries(module.globals)) {
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  const entry = module.create(flag ? [flag] : []);
  entries.set(flag, entry);
  return entry;
}

const none = (found: string): Error =>
  new Error(
    `The webgpu engine found no hardware adapter: ${found}. ` +
      'A software adapter is slow and is used only when asked for: set GENLAB_WEBGPU_ADAPTER=software.',
  );

export interface FoundAdapter {
  gpu: GPU;
  adapter: GPUAdapter;
}

/** The page's `navigator.gpu`, or Dawn's in Node, with the chosen adapter. */
export async function requestAdapter(choice: AdapterChoice): Promise<FoundAdapter> {
  const named = choice !== 'hardware' && choice !== 'software';
  const page = host.navigator?.gpu;
  let gpu: GPU, adapter: GPUAdapter | null;
  try {
    gpu = page ?? dawn(named ? `adapter=${choice}` : '');
    adapter = await gpu.requestAdapter(
      choice === 'software' ? { forceFallbackAdapter: true } : { powerPreference: 'high-performance' },
    );
  } catch (error) {
    // Dawn lists the available adapters if the named one is not among them.
    if (!named || !(error instanceof Error) || error.cause !== undefined) throw error;
    throw new Error(`The webgpu engine found no adapter named "${choice}": ${error.message.trim()}`, {
      cause: error,
    });
  }
  if (choice === 'hardware') {
    if (!adapter) throw none('there is none at all');
    if (isSoftware(adapter)) throw none(`there is only a ${describeAdapter(adapter)}`);
  }
  if (!adapter) throw new Error(`The webgpu engine found no adapter for "${choice}".`);
  if (named && page && !wordsOf(adapter.info).toLowerCase().includes(choice.toLowerCase())) {
    throw new Error(
      `The webgpu engine found no adapter named "${choice}"; there is: ${describeAdapter(adapter)}.`,
    );
  }
  return { gpu, adapter };
}
