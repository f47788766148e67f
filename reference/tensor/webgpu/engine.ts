import * as core from '@tensorflow/tfjs-core';

import { chosenAdapter, describeAdapter, requestAdapter } from './adapter.ts';
import type { AdapterChoice, FoundAdapter } from './adapter.ts';
import { guard, requestDevice, watch } from './backend.ts';
import type { DeviceHealth } from './backend.ts';
import { registerWebgpuKernels } from './kernels.ts';
import { start, type EngineInfo, type EngineOptions } from '../start-engine.ts';

interface Running {
  choice: AdapterChoice;
  health: DeviceHealth;
  info: EngineInfo;
}
let running: Running | undefined;

/** The graphics processor, through the page's WebGPU or, in Node, through Dawn's. */
export async function useWebgpu({ adapter: asked }: EngineOptions): Promise<EngineInfo> {
  const choice = chosenAdapter(asked ?? running?.choice);
  if (running?.choice !== choice || running.health.fault() !== undefined) {
    const found = await requestAdapter(choice); // before the current device is destroyed
    await stopWebgpu();
    running = { choice, ...(await startOn(found)) };
  }
  await start('webgpu');
  return running.info;
}

async function startOn({ gpu, adapter }: FoundAdapter): Promise<Omit<Running, 'choice'>> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  unregister(); // in a page the package registers its own backend, which takes any adapter
  const device = await requestDevice(adapter);
  const health = watch(device);
  // Otherwise small tensors would be computed in JavaScript or not, depending on what was read before.
  core.env().set('WEBGPU_CPU_FORWARD', false);
  const backend = withNavigator(gpu, () => new WebGPUBackend(device, adapter.info));
  guard(backend, health);
  core.registerBackend('webgpu', () => backend);
  registerWebgpuKernels();
  endWithProcess();
  // Its package has no version; package.json pins all of tfjs to one.
  return { health, info: { name: 'webgpu', version: core.version_core, device: describeAdapter(adapter) } };
}

/** tfjs looks for `navigator.gpu` as it starts; Node has a navigator without one. */
function withNavigator<T>(gpu: GPU, f: () => T): T {
  if ('gpu' in navigator) return f();
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  try {
    return f();
  } finally {
    Reflect.deleteProperty(navigator, 'gpu');
  }
}

function unregister(): void {
  if (core.findBackendFactory('webgpu') as unknown) core.removeBackend('webgpu');
}

interface Exiting {
  process?: { once?: (event: 'exit', listener: () => void) => unknown };
}
let endsWithProcess = false;

/**
 * Dawn crashes when the process ends with work in progress (dawn-gpu/node-webgpu#18; one `process.exit` in seven,
 * measured), but not once its device is destroyed.
 */
function endWithProcess(): void {
  if (endsWithProcess) return;
  endsWithProcess = true;
  (globalThis as Exiting).process?.once?.('exit', () => {
    void running?.health.end();
  });
}

/** Frees the device and all tensors on it. Otherwise both last as long as the process or page. */
export async function stopWebgpu(): Promise<void> {
  const { health } = running ?? {};
  running = undefined;
  unregister();
  await health?.end();
}
