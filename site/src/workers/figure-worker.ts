/** One figure in its own thread. It answers each call with the resulting state. */
import { serve } from '#reference/shared/rpc.ts';
import { portOf } from '#reference/shared/worker-port.ts';

import { loadFigure } from '../figures/lab/figure-list.ts';
import type { FigureWorker } from '../figures/lab/protocol.ts';
import { simulationOf, type Simulation } from '../figures/lab/simulation.ts';

import { resources } from './resources.ts';

let simulation: Simulation | undefined;
let last: Promise<unknown> = Promise.resolve();

/** Each call starts from the state that the previous call produced. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

const loaded = (): Simulation => {
  if (simulation === undefined) throw new Error('internal: a worker resets its figure first');
  return simulation;
};

serve<FigureWorker>(portOf(self), {
  reset: ({ figure, settings, seed }) =>
    inTurn(async () => {
      simulation ??= simulationOf(await loadFigure(figure), resources);
      return await simulation.reset(settings, seed);
    }),
  change: (settings) => inTurn(() => loaded().change(settings)),
  advance: (steps) => inTurn(() => loaded().advance(steps)),
});
