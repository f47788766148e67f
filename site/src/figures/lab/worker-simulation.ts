import { Connection } from '#reference/shared/rpc.ts';
import { workerPort } from '#reference/shared/worker-port.ts';

import type { FigureWorker } from './protocol.ts';
import type { Simulation } from './simulation.ts';

/** A simulation in a Web Worker, which starts with the first call. */
export function workerSimulation(figure: string): Simulation {
  const worker = new Connection<FigureWorker>(newPort, { name: 'its worker' });
  return {
    reset: (settings, seed) => worker.call('reset', { figure, settings, seed }),
    change: (settings) => worker.call('change', settings),
    advance: (steps) => worker.call('advance', steps),
    close: (reason) => {
      worker.close(reason);
    },
  };
}

const newPort = () =>
  workerPort(new Worker(new URL('../../workers/figure-worker.ts', import.meta.url), { type: 'module' }));
