import * as core from '@tensorflow/tfjs-core';

import { start, type EngineInfo } from '../start-engine.ts';

/** Plain JavaScript: the fallback, and the engine nearest to the formulas. */
export async function useCpu(): Promise<EngineInfo> {
  const cpu = await import('@tensorflow/tfjs-backend-cpu');
  await start('cpu');
  // On first use it would print an advertisement for tfjs-node on stderr.
  Object.assign(core.backend(), { firstUse: false });
  return { name: 'cpu', version: cpu.version_cpu, device: 'plain JavaScript' };
}
