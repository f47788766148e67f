import * as core from '@tensorflow/tfjs-core';

import { start, type EngineInfo } from '../start-engine.ts';

/** Plain JavaScript: the fallback, and the engine nearest to the formulas. */
export async function useCpu(): Promise<EngineInfo> {
  const cpu = await import('@tensorflow/tfjs-backend-cpu');
  await start('cpu');
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
