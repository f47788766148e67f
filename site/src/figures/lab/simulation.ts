import type { Figure, FigureState, Settings } from '../figure.ts';

/** Runs a figure: in the page, or in a worker behind the same three calls. */
export interface Simulation {
  reset(settings: Settings, seed: number): Promise<FigureState>;
  change(settings: Settings): Promise<FigureState>;
  advance(steps: number): Promise<FigureState>;
}

export function simulationOf(figure: Figure): Simulation {
  let state: FigureState | undefined;
  const current = (): FigureState => {
    if (state === undefined) throw new Error('internal: a simulation is reset before it is used');
    return state;
  };
  const become = (next: FigureState): Promise<FigureState> => {
    state = next;
    return Promise.resolve(next);
  };
  return {
    reset: (settings, seed) => become(figure.initial(settings, seed)),
    change: (settings) =>
      become(figure.changed?.(current(), settings) ?? figure.initial(settings, current().seed)),
    advance(steps) {
      let next = current();
      for (let i = 0; i < steps && figure.finished?.(next) !== true; i++) next = figure.step(next);
      return become(next);
    },
  };
}
