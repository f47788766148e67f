import type { FigureState } from '../figure.ts';

import type { Answer, Question } from './protocol.ts';
import type { Simulation } from './simulation.ts';

/** The same simulation in a Web Worker, which starts with the first call. */
export function workerSimulation(figure: string): Simulation {
  let worker: Worker | undefined;
  const waiting: { resolve(state: FigureState): void; reject(error: Error): void }[] = [];

  const started = (): Worker => {
    if (worker !== undefined) return worker;
    worker = new Worker(new URL('../../workers/figure-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if ('state' in data && data.state === null) return;
      const asked = waiting.shift();
      if ('error' in data) asked?.reject(new Error(data.error));
      else if (data.state !== null) asked?.resolve(data.state);
    });
    send(worker, { call: 'load', figure });
    return worker;
  };
  const ask = (question: Question): Promise<FigureState> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      send(started(), question);
    });
  return {
    reset: (settings, seed) => ask({ call: 'reset', settings, seed }),
    change: (settings) => ask({ call: 'change', settings }),
    advance: (steps) => ask({ call: 'advance', steps }),
  };
}

const send = (worker: Worker, question: Question): void => {
  worker.postMessage(question);
};
