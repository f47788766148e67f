import type { FigureState } from '../figure.ts';

import type { Answer, Question } from './protocol.ts';
import type { Simulation } from './simulation.ts';

declare global {
  interface Window {
    /** Set by a module script of the page, which knows where the built worker lies; see `offer-worker.ts`. */
    newFigureWorker?: () => Worker;
  }
}

/** The same simulation in a Web Worker, which starts with the first call. */
export function workerSimulation(figure: string): Simulation {
  let worker: Promise<Worker> | undefined;
  const waiting: { resolve(state: FigureState): void; reject(error: Error): void }[] = [];

  const started = async (): Promise<Worker> => {
    const started = (await offered())();
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if ('state' in data && data.state === null) return;
      const asked = waiting.shift();
      if ('error' in data) asked?.reject(new Error(data.error));
      else if (data.state !== null) asked?.resolve(data.state);
    });
    // A script that could not be fetched says no more than that.
    started.addEventListener('error', ({ message }: Partial<ErrorEvent>) => {
      waiting.shift()?.reject(new Error(message ?? 'its worker could not be loaded'));
    });
    send(started, { call: 'load', figure });
    return started;
  };
  const ask = (question: Question): Promise<FigureState> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker ??= started();
      worker.then((started) => {
        send(started, question);
      }, reject);
    });
  return {
    reset: (settings, seed) => ask({ call: 'reset', settings, seed }),
    change: (settings) => ask({ call: 'change', settings }),
    advance: (steps) => ask({ call: 'advance', steps }),
  };
}

/** A figure answers before the page's module scripts have run: where it is started at once, it waits for them. */
async function offered(): Promise<() => Worker> {
  if (window.newFigureWorker === undefined)
    await new Promise((resolve) => {
      addEventListener('figure-worker', resolve, { once: true });
    });
  if (window.newFigureWorker === undefined) throw new Error('internal: the page offers no worker');
  return window.newFigureWorker;
}

const send = (worker: Worker, question: Question): void => {
  worker.postMessage(question);
};
