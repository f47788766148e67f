import * as core from '@tensorflow/tfjs-core';

import { chosenAdapter, describeAdapter, requestAdapter } from '../webgpu-adapter.ts';
import type { AdapterChoice } from '../webgpu-adapter.ts';
import { guard, requestDevice, watch } from '../webgpu-backend.ts';
import type { DeviceHealth } from '../webgpu-backend.ts';
import { registerWebgpuKernels } from '../webgpu-kernels.ts';
import { start, type EngineInfo, type EngineOptions } from './start.ts';

let running: { choice: AdapterChoice; health: DeviceHealth; info: EngineInfo } | undefined;

/** The graphics processor, through the page's WebGPU or, in Node, through Dawn's. */
export async function useWebgpu({ adapter: asked }: EngineOptions): Promise<EngineInfo> {
  const choice = chosenAdapter(asked);
  if (running?.choice !== choice || running.health.fault() !== undefined) {
    await stopWebgpu();
    running = await startOn(choice);
  }
  await start('webgpu');
  return running.info;
}

async function startOn(choice: AdapterChoice): Promise<NonNullable<typeof running>> {
  const { gpu, adapter } = await requestAdapter(choice);
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  unregister(); // in a page the package registers a backend of its own, which takes any adapter
  const device = await requestDevice(adapter);
  const health = watch(device);
  // Small tensors would else be computed in JavaScript or not, depending on what was read before.
  core.env().set('WEBGPU_CPU_FORWARD', false);
  const backend = withNavigator(gpu, () => new WebGPUBackend(device, adapter.info));
  guard(backend, health);
  core.registerBackend('webgpu', () => backend);
  registerWebgpuKernels();
  // Its package tells no version; package.json pins all of tfjs to one.
  return { choice, health, info: { name: 'webgpu', version: core.version_core, device: describeAdapter(adapter) } };
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

/**
 * Frees the device and all tensors on it. A process that used it should call this before it ends: left to its own,
 * Dawn may hang or crash at exit (dawn-gpu/node-webgpu#18).
 */
export async function stopWebgpu(): Promise<void> {
  const { health } = running ?? {};
  running = undefined;
  unregister();
  await health?.end();
}
