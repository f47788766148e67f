import * as core from '@tensorflow/tfjs-core';
import type { DataType, KernelConfig, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';

import { start, type EngineInfo } from '../start-engine.ts';

/** The parts of the engine that its kernels use. */
interface CpuBackend {
  readSync(id: core.DataId): TypedArray;
  makeTensorInfo(shape: number[], dtype: DataType, values: TypedArray): TensorInfo;
}

/** Plain JavaScript: the fallback, and the engine nearest to the formulas. */
export async function useCpu(): Promise<EngineInfo> {
  const cpu = await import('@tensorflow/tfjs-backend-cpu');
  await start('cpu');
  correctCast();
  const backend = core.backend();
  const readSync = backend.readSync.bind(backend);
  Object.assign(backend, {
    // On first use it would print an advertisement for tfjs-node on stderr.
    firstUse: false,
    // Other engines return a copy. This one would return the tensor's own memory, and `x.dataSync().sort()` would sort x.
    readSync: (id: core.DataId) => readSync(id).slice(),
  });
  return { name: 'cpu', version: cpu.version_cpu, device: 'plain JavaScript' };
}

let corrected = false;

/** The engine's own returns the integers or booleans as they are, in a tensor whose type says float32. */
function correctCast(): void {
  if (corrected) return;
  corrected = true;
  const former: KernelConfig = core.getKernel('Cast', 'cpu');
  core.unregisterKernel('Cast', 'cpu');
  core.registerKernel({
    ...former,
    kernelFunc: (call) => {
      const { x } = call.inputs as { x: TensorInfo };
      const { dtype } = call.attrs as { dtype: DataType };
      if (dtype !== 'float32' || (x.dtype !== 'int32' && x.dtype !== 'bool')) return former.kernelFunc(call);
      const backend = call.backend as CpuBackend;
      return backend.makeTensorInfo(x.shape, dtype, Float32Array.from(backend.readSync(x.dataId)));
    },
  });
}
